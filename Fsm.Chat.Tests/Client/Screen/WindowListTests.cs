using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>Which windows there are, and what stays in each.</summary>
public sealed class WindowListTests : WindowFixture
{
    [Test]
    public void Who_is_written_to_in_passing_gets_no_window_for_that()
    {
        World.Show(new SentEvent(Server, "1", "bob", "hello", "queued"));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me → bob: hello …"]));
        Assert.That(Windows.All.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_window_keeps_its_number_when_another_one_goes_and_the_free_one_is_given_again()
    {
        World.Message("hi");
        World.Message("hi", from: "carol");
        Windows.Close(Windows.Find(Server, "bob")!);
        Assert.That(Windows.All.Select(window => (window.Name, window.Number)), Is.EqualTo([("", 1), ("carol", 3)]));
        World.Screen.Switch(windows => windows.ShowNumber(3));
        Assert.That(World.Rows[0], Does.StartWith(" 3 carol"));
        World.Message("ho", from: "dave");
        Assert.That(Windows.Find(Server, "dave")!.Number, Is.EqualTo(2));
    }

    [Test]
    public void Those_who_wrote_once_do_not_fill_the_list_for_ever()
    {
        for (var i = 1; i <= WindowList.MostUnwanted; i++)
            World.Message("hi", from: $"user{i}");
        World.Message("one too many", from: "last");
        Assert.That(Windows.Find(Server, "last"), Is.Null, "nothing unread goes");
        Assert.That(World.Rows, Has.Some.EndsWith("last: one too many"), "the server's own window has it");
        World.Screen.Switch(windows => windows.Show(windows.Find(Server, "user2")!));
        World.Message("again", from: "last");
        Assert.That(Windows.Find(Server, "last"), Is.Null, "one looks at the only one that is read");
        World.Screen.Switch(windows => windows.ShowNumber(1));
        World.Message("and again", from: "last");
        Assert.That(Windows.All.Select(window => window.Name), Does.Contain("last").And.Not.Contain("user2").And.Contain("user1"));
    }

    [Test]
    public void Who_was_answered_keeps_their_window()
    {
        World.Message("hi", from: "dear");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        World.TypeLine("hello");
        World.Screen.Switch(windows => windows.ShowNumber(1));
        for (var i = 0; i < 2 * WindowList.MostUnwanted; i++)
        {
            World.Message("hi", from: $"user{i}");
            World.Screen.Switch(windows => windows.ShowUnread());
        }

        Assert.That(Windows.Find(Server, "dear"), Is.Not.Null);
        Assert.That(Windows.All.Count, Is.EqualTo(WindowList.MostUnwanted + 2));
    }

    [Test]
    public void A_window_that_is_closed_leaves_the_others_their_numbers()
    {
        World.Message("hi");
        World.Message("hi", from: "carol");
        World.Screen.WantLine();
        World.TypeLine("/window 2");
        Assert.That(Windows.Current.Name, Is.EqualTo("bob"));
        World.TypeLine("/close");
        Assert.That(Windows.Current.IsServer, Is.True);
        Assert.That(Windows.All.Select(window => window.Number), Is.EqualTo([1, 3]));
        World.TypeLine("/window carol");
        Assert.That(Windows.Current.Name, Is.EqualTo("carol"));
        World.TypeLine("/close 1");
        World.TypeLine("/window 2");
        Assert.That(Transcript()[^2..], Is.EqualTo(["12:00 ! there is no window 2; window", "      lists them"]));
        World.TypeLine("/window");
        Assert.That(World.Rows, Has.Some.EndsWith("* 1  127.0.0.1:7400").And.Some.EndsWith("3  carol (127.0.0.1:7400)"));
        Assert.That(World.Texts, Is.Empty, "the client has nothing to do with it");
    }

    [Test]
    public void Each_window_keeps_what_was_being_typed_there()
    {
        World.Message("hi");
        World.Type("users");
        World.Screen.Switch(windows => windows.Move(1));
        Assert.That(World.Editor.Text, Is.Empty);
        World.Type("dear bob");
        World.Screen.Switch(windows => windows.Move(1));
        Assert.That(World.Editor.Text, Is.EqualTo("users"));
        World.Screen.Switch(windows => windows.Move(-1));
        Assert.That((World.Editor.Text, World.Editor.Caret), Is.EqualTo(("dear bob", 8)));
    }

    [Test]
    public void Each_server_has_its_windows_together()
    {
        World.Message("hi");
        World.Show(new MessageEvent("two:2", "1", "dave", "alice", "ho"));
        World.Message("hi", from: "carol");
        Assert.That(Windows.All.Select(window => $"{window.Server} {window.Name}".TrimEnd()), Is.EqualTo([Server, $"{Server} bob", $"{Server} carol", "two:2 dave"]));
    }

    [Test]
    public void A_window_forgets_its_oldest_lines()
    {
        for (var i = 0; i <= ChatWindow.MostLines; i++)
            World.Message($"message {i}");
        var window = Windows.Find(Server, "bob")!;
        Assert.That((window.Lines.Count, window.Lines[0].Text), Is.EqualTo((ChatWindow.MostLines, "message 1")));
    }
}
