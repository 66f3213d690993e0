using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What happens is put where a person looks for it.</summary>
public sealed class WindowTests
{
    private const string Server = ScreenWorld.Address;
    private ScreenWorld _world = null!;

    [SetUp]
    public void Begin() => _world = new();

    private WindowList Windows => _world.Screen.Book.Windows;

    [Test]
    public void A_message_makes_a_window_and_does_not_show_it()
    {
        Assert.That(_world.Message("hi\u001b"), Is.EqualTo(@"bob: hi\u{1B}"), "what somebody should be called for");

        Assert.That(Windows.Current.IsServer, Is.True);
        Assert.That(Windows.All.Select(window => (window.Name, window.Unread)), Is.EqualTo([("", 0), ("bob", 1)]));
        Assert.That(_world.Rows[0], Does.EndWith("[bob 1]"));
        Assert.That(_world.Rows[2], Does.StartWith(" 2   bob (1)"));
    }

    [Test]
    public void A_group_has_its_own_window_and_says_who_writes()
    {
        _world.Message("hi", from: "carol", group: "bakers");
        _world.Screen.Switch(windows => windows.ShowUnread());
        Assert.That(_world.Rows[0], Does.StartWith(" 2 #bakers"));
        Assert.That(_world.Rows, Has.Some.EndsWith("12:00 carol: hi"));
        Assert.That(Windows.Current.Unread, Is.Zero);
    }

    [Test]
    public void What_came_while_one_was_away_stands_under_a_rule_until_one_leaves_again()
    {
        _world.Message("old");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        _world.Message("new");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Message("newer");
        var rows = Transcript();
        Assert.That(rows.Length, Is.EqualTo(4));
        Assert.That(rows[1], Does.StartWith("── unread ──"));
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 bob: old", "12:00 bob: new", "12:00 bob: newer"]));
    }

    [Test]
    public void A_message_of_ones_own_shows_how_far_it_got()
    {
        Windows.Get(Server, "bob");
        _world.Show(new SentEvent(Server, "1", "bob", "hello", "queued"));
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello …"]));
        _world.Show(new SentEvent(Server, "1", "bob", "hello", "sent"), new SentEvent(Server, "1", "bob", "hello", "accepted"));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓"]));
        _world.Show(new VerdictEvent(Server, "1", "bob", "hello", "delivered", null, null, 1, 0));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓✓"]));
    }

    [Test]
    public void A_message_that_failed_says_why_and_a_group_says_how_many_have_it()
    {
        Windows.Get(Server, "bob");
        Windows.Get(Server, "bakers");
        _world.Show(new SentEvent(Server, "1", "bob", "hello", "queued"), new VerdictEvent(Server, "1", "bob", "hello", "failed", "recipient_gone", "they are gone", 0, 1));
        _world.Show(new SentEvent(Server, "2", "bakers", "hello", "queued") { IsGroup = true }, new VerdictEvent(Server, "2", "bakers", "hello", "delivered", null, null, 3, 0) { IsGroup = true });
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✗ they are gone"]));
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓✓ 3"]));
    }

    [Test]
    public void Who_is_written_to_in_passing_gets_no_window_for_that()
    {
        _world.Show(new SentEvent(Server, "1", "bob", "hello", "queued"));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me → bob: hello …"]));
        Assert.That(Windows.All.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_window_keeps_its_number_when_another_one_goes_and_the_free_one_is_given_again()
    {
        _world.Message("hi");
        _world.Message("hi", from: "carol");
        Windows.Close(Windows.Find(Server, "bob")!);
        Assert.That(Windows.All.Select(window => (window.Name, window.Number)), Is.EqualTo([("", 1), ("carol", 3)]));
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        Assert.That(_world.Rows[0], Does.StartWith(" 3 carol"));
        _world.Message("ho", from: "dave");
        Assert.That(Windows.Find(Server, "dave")!.Number, Is.EqualTo(2));
    }

    [Test]
    public void Those_who_wrote_once_do_not_fill_the_list_for_ever()
    {
        for (var i = 1; i <= WindowList.MostUnwanted; i++)
            _world.Message("hi", from: $"user{i}");
        _world.Message("one too many", from: "last");
        Assert.That(Windows.Find(Server, "last"), Is.Null, "nothing unread goes");
        Assert.That(_world.Rows, Has.Some.EndsWith("last: one too many"), "the server's own window has it");
        _world.Screen.Switch(windows => windows.Show(windows.Find(Server, "user2")!));
        _world.Message("again", from: "last");
        Assert.That(Windows.Find(Server, "last"), Is.Null, "one looks at the only one that is read");
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        _world.Message("and again", from: "last");
        Assert.That(Windows.All.Select(window => window.Name), Does.Contain("last").And.Not.Contain("user2").And.Contain("user1"));
    }

    [Test]
    public void Who_was_answered_keeps_their_window()
    {
        _world.Message("hi", from: "dear");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("hello");
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        for (var i = 0; i < 2 * WindowList.MostUnwanted; i++)
        {
            _world.Message("hi", from: $"user{i}");
            _world.Screen.Switch(windows => windows.ShowUnread());
        }

        Assert.That(Windows.Find(Server, "dear"), Is.Not.Null);
        Assert.That(Windows.All.Count, Is.EqualTo(WindowList.MostUnwanted + 2));
    }

    [Test]
    public void A_name_in_a_groups_text_is_marked_and_counted_apart()
    {
        _world.Message("tea, alice?", from: "carol", group: "bakers");
        Assert.That(_world.Message("Malice and alice-maria do not count", from: "carol", group: "bakers"), Is.Null, "nobody is called for every word in a group");
        Assert.That(_world.Message("ALICE.", from: "carol", group: "bakers"), Is.EqualTo("carol: ALICE."));
        Assert.That(_world.Rows[0], Does.EndWith("[bakers 3 @2]"));
        Assert.That(_world.Rows[2], Does.StartWith(" 2   #bakers (3 @2)"));
        _world.Screen.Switch(windows => windows.ShowUnread());
        var rows = _world.Compose().Rows.Where(row => row.Text.Contains("carol", StringComparison.Ordinal));
        Assert.That(rows.Select(row => row.Spans.Any(span => span.Style == Style.Alert)), Is.EqualTo([true, false, true]));
    }

    [Test]
    public void A_window_that_is_closed_leaves_the_others_their_numbers()
    {
        _world.Message("hi");
        _world.Message("hi", from: "carol");
        _world.Screen.WantLine();
        _world.TypeLine("/window 2");
        Assert.That(Windows.Current.Name, Is.EqualTo("bob"));
        _world.TypeLine("/close");
        Assert.That(Windows.Current.IsServer, Is.True);
        Assert.That(Windows.All.Select(window => window.Number), Is.EqualTo([1, 3]));
        _world.TypeLine("/window carol");
        Assert.That(Windows.Current.Name, Is.EqualTo("carol"));
        _world.TypeLine("/close 1");
        _world.TypeLine("/window 2");
        Assert.That(Transcript()[^2..], Is.EqualTo(["12:00 ! there is no window 2; window", "      lists them"]));
        _world.TypeLine("/window");
        Assert.That(_world.Rows, Has.Some.EndsWith("* 1  127.0.0.1:7400").And.Some.EndsWith("3  carol (127.0.0.1:7400)"));
        Assert.That(_world.Texts, Is.Empty, "the client has nothing to do with it");
    }

    [Test]
    public void An_action_is_shown_as_one_if_it_is_its_senders()
    {
        _world.Message("* bob waves");
        _world.Message("* BOB waves, too");
        _world.Message("* carol has left");
        _world.Show(new SentEvent(Server, "1", "bob", "* alice bows", "queued"));
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["── unread ─────────────────────────────", "12:00 * bob waves", "12:00 * bob waves, too", "12:00 bob: * carol has left", "12:00 * alice bows …"]));
    }

    [Test]
    public void Who_has_just_connected_is_told_how_to_begin_once()
    {
        _world.Show(new NoticeEvent(Server, "connected", "connected"), new NoticeEvent(Server, "connected", "connected"));
        Assert.That(Transcript().Count(row => row.Contains("what to type first", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Nobody_is_called_for_what_they_see()
    {
        _world.Message("hi");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(_world.Message("ho"), Is.Null);
        Assert.That(_world.Message("hi", from: "carol"), Is.EqualTo("carol: hi"));
    }

    [Test]
    public void Each_server_greets_in_its_own_window()
    {
        var (one, two) = (ScreenWorld.Standing(), ScreenWorld.Standing(address: "two:2"));
        var world = new ScreenWorld { Overview = new([one.Servers[0], two.Servers[0]], one.Current, []) };
        world.Show(new NoticeEvent("two:2", "connected", "connected to two:2"), new NoticeEvent(Server, "connected", "connected to the first"));
        Assert.That(world.Screen.Book.Windows.All.Select(window => (window.Server, window.Lines[0].Text, window.HasNews)), Is.EqualTo([(Server, "connected to the first", false), ("two:2", "connected to two:2", true)]));
        Assert.That(world.Rows[0], Does.EndWith("[two +]"));
    }

    [Test]
    public void What_others_write_can_move_nothing_on_the_screen()
    {
        _world.Message("\u001b[2J\u202eevil\r\nnext\tline", from: "bob");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(string.Join('|', Transcript()), Does.Contain(@"bob: \u{1B}[2J\u{202E}evil").And.Contain("      next    line"));
    }

    [Test]
    public void A_person_who_is_gone_is_marked_in_the_list_and_in_the_title()
    {
        _world.Message("hi");
        _world.Show(new ConversationEvent(Server, "bob", "interrupted", null, "bob has lost the connection for now"));
        Assert.That(_world.Rows[2], Does.StartWith(" 2 ~ bob"));
        _world.Show(new ConversationEvent(Server, "bob", "peer_gone", "requested", "bob has disconnected"));
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(_world.Rows[0], Does.StartWith(" 2 bob (disconnected)"));
        _world.Message("back again");
        Assert.That(_world.Rows[0], Does.StartWith(" 2 bob ").And.Not.Contain("disconnected"));
    }

    [Test]
    public void Each_window_keeps_what_was_being_typed_there()
    {
        _world.Message("hi");
        _world.Type("users");
        _world.Screen.Switch(windows => windows.Move(1));
        Assert.That(_world.Editor.Text, Is.Empty);
        _world.Type("dear bob");
        _world.Screen.Switch(windows => windows.Move(1));
        Assert.That(_world.Editor.Text, Is.EqualTo("users"));
        _world.Screen.Switch(windows => windows.Move(-1));
        Assert.That((_world.Editor.Text, _world.Editor.Caret), Is.EqualTo(("dear bob", 8)));
    }

    [Test]
    public void Each_server_has_its_windows_together()
    {
        _world.Message("hi");
        _world.Show(new MessageEvent("two:2", "1", "dave", "alice", "ho"));
        _world.Message("hi", from: "carol");
        Assert.That(Windows.All.Select(window => $"{window.Server} {window.Name}".TrimEnd()), Is.EqualTo([Server, $"{Server} bob", $"{Server} carol", "two:2 dave"]));
    }

    [Test]
    public void A_window_forgets_its_oldest_lines()
    {
        for (var i = 0; i <= ChatWindow.MostLines; i++)
            _world.Message($"message {i}");
        var window = Windows.Find(Server, "bob")!;
        Assert.That((window.Lines.Count, window.Lines[0].Text), Is.EqualTo((ChatWindow.MostLines, "message 1")));
    }

    [Test]
    public void Scrolling_stays_where_it_is_and_counts_what_comes()
    {
        for (var i = 1; i <= 40; i++)
            _world.Message($"message {i}");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript()[^1], Does.EndWith("message 40"));
        _world.Screen.Scroll(-1);
        var before = Transcript();
        Assert.That(before[^1], Does.EndWith("message 29"));
        _world.Message("more");
        Assert.That(Transcript(), Is.EqualTo(before));
        Assert.That(_world.Rows[^1], Does.Contain("↓ 1 new"));
        _world.Screen.Scroll(1);
        _world.Screen.Scroll(1);
        Assert.That(Transcript()[^1], Does.EndWith("more"));
        Assert.That(_world.Rows[^1], Does.Not.Contain("↓"));
        for (var i = 0; i < 9; i++)
            _world.Screen.Scroll(-1);
        Assert.That(Transcript()[0], Does.StartWith("── unread").Or.EndWith("message 1"), "not beyond the oldest");
    }

    [Test]
    public void A_request_stands_above_the_line_and_a_key_answers_the_oldest()
    {
        _world.Overview = _world.Overview with
        {
            Requests = [new(Server, "7", "bob", "cake\u001b.jpg", 3_500_000), new(Server, "bakers", "carol", null, 0)],
        };
        _world.Type("half a li");
        Assert.That(_world.Rows[^3..^1], Is.EqualTo([" bob offers \"cake\\u{1B}.jpg\" (3.3 MiB): F2 accepts, F3", " declines (+1)"]));
        _world.Screen.WantLine();
        _world.Screen.Answer(isAccepted: true);
        Assert.That(_world.Texts, Is.EqualTo(["/accept 7"]));
        Assert.That(_world.Editor.Text, Is.EqualTo("half a li"));
    }

    [Test]
    public void Transfers_that_run_have_a_bar_each()
    {
        _world.Show(new TransferEvent(Server, "1", "a.txt", "bob", true, "running", 500, 1000, 100));
        Assert.That(_world.Rows[^2], Is.EqualTo(" [#####.....] 1 a.txt → bob  50 %, 5 s left, 100 bytes/s, 10"));
        _world.Show(new TransferEvent(Server, "1", "a.txt", "bob", true, "completed", 1000, 1000, 100) { Text = "done" });
        Assert.That(_world.Rows[^2], Does.EndWith("* done"));
    }

    [Test]
    public void However_long_the_name_of_a_file_is_one_sees_how_far_it_is_and_which_keys_answer()
    {
        var file = new string('a', 200);
        _world.Show(new TransferEvent(Server, "12", file, "bob", false, "running", 512 * 1024, 1024 * 1024, 100 * 1024));
        _world.Overview = _world.Overview with { Requests = [new(Server, "7", "bob", file, 3_500_000)] };
        var rows = _world.Screen.Compose(80, 24).Rows.Select(row => row.Text.TrimEnd()).ToArray();
        Assert.That(rows[^4], Is.EqualTo(" [#####.....] 12 aaaaaaaaaaaaaaaaaa… ← bob  50 %, 6 s left, 100.0 KiB/s, 1.0 MiB"));
        Assert.That(string.Concat(rows[^3..^1]), Does.EndWith("a…\" (3.3 MiB): F2 accepts, F3 declines"));
        Assert.That(_world.Screen.Compose(40, 24).Rows.Select(row => row.Text), Has.Some.StartsWith(" 12 aaaaa… ← bob  50 %, 6 s left, 100.0 "));
    }

    [Test]
    public void What_a_command_lists_is_one_entry_and_help_has_its_lines()
    {
        _world.Show(new StatesEvent("Lamp", []) { Picture = ["[ Off ]", "  `--> On"], Lines = ["Lamp: Off"] });
        Assert.That(Transcript(), Is.EqualTo(["12:00 * [ Off ]", "          `--> On", "        Lamp: Off"]));
        _world.Screen.Help();
        _world.Screen.Scroll(1);
        Assert.That(Transcript(), Has.Some.EqualTo("      /commands lists the commands,").And.None.Contains("{A}"));
    }

    [Test]
    public void The_answer_to_a_command_about_a_group_stands_where_it_was_typed()
    {
        _world.Show(new GroupEvent(Server, "bakers", "created", null, null, "you have made the group bakers"));
        Assert.That(Transcript(), Is.EqualTo(["12:00 * you have made the group bakers"]));
        Assert.That(Windows.Find(Server, "bakers")!.IsGroup, Is.True);
    }

    [Test]
    public void A_narrow_terminal_has_no_list_and_a_wide_text_is_broken_between_words()
    {
        _world.Message("the quick brown fox jumps over the lazy dog 日本語日本語日本語");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        var rows = _world.Screen.Compose(30, 12).Rows.Select(row => row.Text.TrimEnd()).ToArray();
        Assert.That(_world.Screen.Compose(30, 12).Rows, Has.All.Matches<Row>(row => row!.Width <= 30));
        Assert.That(rows, Does.Contain("12:00 bob: the quick brown").And.Contain("      fox jumps over the lazy").And.Contain("      dog 日本語日本語日本語"));
    }

    [Test]
    public void Even_the_smallest_terminal_has_a_frame([Range(1, 8)] int size) => Assert.That(_world.Screen.Compose(size, size).Rows, Is.Not.Empty);

    [Test]
    public void A_line_that_did_not_reach_its_place_is_given_back_there()
    {
        _world.Message("hi");
        _world.Show(new ReturnedLineEvent(Server, "not sent", new LineTarget(Server, "bob")));
        Assert.That(_world.Editor.Text, Is.Empty);
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(_world.Editor.Text, Is.EqualTo("not sent"));
    }

    private string[] Transcript() => [.. _world.Rows[1..^1].Select(row => row[21..]).Where(row => row.Length > 0)];
}
