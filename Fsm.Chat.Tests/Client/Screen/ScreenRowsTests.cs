using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What stands around a window: the list, requests, transfers, on terminals of any size.</summary>
public sealed class ScreenRowsTests : WindowFixture
{
    [Test]
    public void What_others_write_can_move_nothing_on_the_screen()
    {
        World.Message("\u001b[2J\u202eevil\r\nnext\tline", from: "bob");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(string.Join('|', Transcript()), Does.Contain(@"bob: \u{1B}[2J\u{202E}evil").And.Contain("      next    line"));
    }

    [Test]
    public void A_person_who_is_gone_is_marked_in_the_list_and_in_the_title()
    {
        World.Message("hi");
        World.Show(new ConversationEvent(Server, "bob", "interrupted", null, "bob has lost the connection for now"));
        Assert.That(World.Rows[2], Does.StartWith(" 2 ~ bob"));
        World.Show(new ConversationEvent(Server, "bob", "peer_gone", "requested", "bob has disconnected"));
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(World.Rows[0], Does.StartWith(" 2 bob (disconnected)"));
        World.Message("back again");
        Assert.That(World.Rows[0], Does.StartWith(" 2 bob ").And.Not.Contain("disconnected"));
    }

    [Test]
    public void A_request_stands_above_the_line_and_a_key_answers_the_oldest()
    {
        World.Overview = World.Overview with
        {
            Requests = [new(Server, "7", "bob", "cake\u001b.jpg", 3_500_000), new(Server, "bakers", "carol", null, 0)],
        };
        World.Type("half a li");
        Assert.That(World.Rows[^3..^1], Is.EqualTo([" bob offers \"cake\\u{1B}.jpg\" (3.3 MiB): F2 accepts, F3", " declines (+1)"]));
        World.Screen.WantLine();
        World.Screen.Answer(isAccepted: true);
        Assert.That(World.Texts, Is.EqualTo(["/accept 7"]));
        Assert.That(World.Editor.Text, Is.EqualTo("half a li"));
    }

    [Test]
    public void Transfers_that_run_have_a_bar_each()
    {
        World.Show(new TransferEvent(Server, "1", "a.txt", "bob", true, "running", 500, 1000, 100));
        Assert.That(World.Rows[^2], Is.EqualTo(" [#####.....] 1 a.txt → bob  50 %, 5 s left, 100 bytes/s, 10"));
        World.Show(new TransferEvent(Server, "1", "a.txt", "bob", true, "completed", 1000, 1000, 100) { Text = "done" });
        Assert.That(World.Rows[^2], Does.EndWith("* done"));
    }

    [Test]
    public void However_long_the_name_of_a_file_is_one_sees_how_far_it_is_and_which_keys_answer()
    {
        var file = new string('a', 200);
        World.Show(new TransferEvent(Server, "12", file, "bob", false, "running", 512 * 1024, 1024 * 1024, 100 * 1024));
        World.Overview = World.Overview with { Requests = [new(Server, "7", "bob", file, 3_500_000)] };
        var rows = World.Screen.Compose(80, 24).Rows.Select(row => row.Text.TrimEnd()).ToArray();
        Assert.That(rows[^4], Is.EqualTo(" [#####.....] 12 aaaaaaaaaaaaaaaaaa… ← bob  50 %, 6 s left, 100.0 KiB/s, 1.0 MiB"));
        Assert.That(string.Concat(rows[^3..^1]), Does.EndWith("a…\" (3.3 MiB): F2 accepts, F3 declines"));
        Assert.That(World.Screen.Compose(40, 24).Rows.Select(row => row.Text), Has.Some.StartsWith(" 12 aaaaa… ← bob  50 %, 6 s left, 100.0 "));
    }

    [Test]
    public void A_narrow_terminal_has_no_list_and_a_wide_text_is_broken_between_words()
    {
        World.Message("the quick brown fox jumps over the lazy dog 日本語日本語日本語");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        var rows = World.Screen.Compose(30, 12).Rows.Select(row => row.Text.TrimEnd()).ToArray();
        Assert.That(World.Screen.Compose(30, 12).Rows, Has.All.Matches<Row>(row => row!.Width <= 30));
        Assert.That(rows, Does.Contain("12:00 bob: the quick brown").And.Contain("      fox jumps over the lazy").And.Contain("      dog 日本語日本語日本語"));
    }

    [Test]
    public void Even_the_smallest_terminal_has_a_frame([Range(1, 8)] int size) => Assert.That(World.Screen.Compose(size, size).Rows, Is.Not.Empty);
}
