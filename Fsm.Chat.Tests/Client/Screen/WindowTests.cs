using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What happens is put where a person looks for it.</summary>
public sealed class WindowTests : WindowFixture
{
    [Test]
    public void A_message_makes_a_window_and_does_not_show_it()
    {
        Assert.That(World.Message("hi\u001b"), Is.EqualTo(@"bob: hi\u{1B}"), "what somebody should be called for");

        Assert.That(Windows.Current.IsServer, Is.True);
        Assert.That(Windows.All.Select(window => (window.Name, window.Unread)), Is.EqualTo([("", 0), ("bob", 1)]));
        Assert.That(World.Rows[0], Does.EndWith("[bob 1]"));
        Assert.That(World.Rows[2], Does.StartWith(" 2   bob (1)"));
    }

    [Test]
    public void A_group_has_its_own_window_and_says_who_writes()
    {
        World.Message("hi", from: "carol", group: "bakers");
        World.Screen.Switch(windows => windows.ShowUnread());
        Assert.That(World.Rows[0], Does.StartWith(" 2 #bakers"));
        Assert.That(World.Rows, Has.Some.EndsWith("12:00 carol: hi"));
        Assert.That(Windows.Current.Unread, Is.Zero);
    }

    [Test]
    public void What_came_while_one_was_away_stands_under_a_rule_until_one_leaves_again()
    {
        World.Message("old");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        World.Screen.Switch(windows => windows.ShowNumber(1));
        World.Message("new");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        World.Message("newer");
        var rows = Transcript();
        Assert.That(rows.Length, Is.EqualTo(4));
        Assert.That(rows[1], Does.StartWith("── unread ──"));
        World.Screen.Switch(windows => windows.ShowNumber(1));
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 bob: old", "12:00 bob: new", "12:00 bob: newer"]));
    }

    [Test]
    public void A_message_of_ones_own_shows_how_far_it_got()
    {
        Windows.Get(Server, "bob");
        World.Show(new SentEvent(Server, "1", "bob", "hello", "queued"));
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello …"]));
        World.Show(new SentEvent(Server, "1", "bob", "hello", "sent"), new SentEvent(Server, "1", "bob", "hello", "accepted"));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓"]));
        World.Show(new VerdictEvent(Server, "1", "bob", "hello", "delivered", null, null, 1, 0));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓✓"]));
    }

    [Test]
    public void A_message_that_is_kept_says_so_until_it_is_delivered()
    {
        Windows.Get(Server, "bob");
        World.Show(new SentEvent(Server, "1", "bob", "hello", "queued"), new VerdictEvent(Server, "1", "bob", "hello", "kept", null, null, 0, 0));
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓ kept"]));
        World.Show(new VerdictEvent(Server, "1", "bob", "hello", "delivered", null, null, 1, 0));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓✓"]));
    }

    [Test]
    public void A_kept_message_has_the_time_when_it_was_sent_and_news_of_delivery_stand_with_whom_they_are_about()
    {
        World.Show(new MessageEvent(Server, "1", "bob", "alice", "hi") { Kept = new(1, new(2020, 1, 1, 9, 30, 0, TimeSpan.Zero)) });
        World.Show(new MessageEvent(Server, "2", "bob", "alice", "longer than a line is") { Kept = new(2, new(2020, 1, 1, 9, 31, 0, TimeSpan.Zero)), OnAnotherDay = new(2020, 1, 1, 9, 31, 0, TimeSpan.Zero) });
        World.Show(new DeliveryEvent(Server, "bob", 2, "bob has got 2 messages that you sent before"));
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript()[^5..], Is.EqualTo(["09:30 bob: hi", "2020-01-01 09:31 bob: longer than a", "      line is", "12:00 * bob has got 2 messages that", "      you sent before"]));
    }

    [Test]
    public void A_message_that_failed_says_why_and_a_group_says_how_many_have_it()
    {
        Windows.Get(Server, "bob");
        Windows.Get(Server, "bakers");
        World.Show(new SentEvent(Server, "1", "bob", "hello", "queued"), new VerdictEvent(Server, "1", "bob", "hello", "failed", "recipient_gone", "they are gone", 0, 1));
        World.Show(new SentEvent(Server, "2", "bakers", "hello", "queued") { IsGroup = true }, new VerdictEvent(Server, "2", "bakers", "hello", "delivered", null, null, 3, 0) { IsGroup = true });
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✗ they are gone"]));
        World.Screen.Switch(windows => windows.ShowNumber(3));
        Assert.That(Transcript(), Is.EqualTo(["12:00 me: hello ✓✓ 3"]));
    }

    [Test]
    public void A_name_in_a_groups_text_is_marked_and_counted_apart()
    {
        World.Message("tea, alice?", from: "carol", group: "bakers");
        Assert.That(World.Message("Malice and alice-maria do not count", from: "carol", group: "bakers"), Is.Null, "nobody is called for every word in a group");
        Assert.That(World.Message("ALICE.", from: "carol", group: "bakers"), Is.EqualTo("carol: ALICE."));
        Assert.That(World.Rows[0], Does.EndWith("[bakers 3 @2]"));
        Assert.That(World.Rows[2], Does.StartWith(" 2   #bakers (3 @2)"));
        World.Screen.Switch(windows => windows.ShowUnread());
        var rows = World.Compose().Rows.Where(row => row.Text.Contains("carol", StringComparison.Ordinal));
        Assert.That(rows.Select(row => row.Spans.Any(span => span.Style == Style.Alert)), Is.EqualTo([true, false, true]));
    }

    [Test]
    public void An_action_is_shown_as_one_if_it_is_its_senders()
    {
        World.Message("* bob waves");
        World.Message("* BOB waves, too");
        World.Message("* carol has left");
        World.Show(new SentEvent(Server, "1", "bob", "* alice bows", "queued"));
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript(), Is.EqualTo(["── unread ─────────────────────────────", "12:00 * bob waves", "12:00 * bob waves, too", "12:00 bob: * carol has left", "12:00 * alice bows …"]));
    }

    [Test]
    public void Who_has_just_connected_is_told_how_to_begin_once()
    {
        World.Show(new NoticeEvent(Server, "connected", "connected"), new NoticeEvent(Server, "connected", "connected"));
        Assert.That(Transcript().Count(row => row.Contains("what to type first", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Nobody_is_called_for_what_they_see()
    {
        World.Message("hi");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(World.Message("ho"), Is.Null);
        Assert.That(World.Message("hi", from: "carol"), Is.EqualTo("carol: hi"));
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
    public void Scrolling_stays_where_it_is_and_counts_what_comes()
    {
        for (var i = 1; i <= 40; i++)
            World.Message($"message {i}");
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(Transcript()[^1], Does.EndWith("message 40"));
        World.Screen.Scroll(-1);
        var before = Transcript();
        Assert.That(before[^1], Does.EndWith("message 29"));
        World.Message("more");
        Assert.That(Transcript(), Is.EqualTo(before));
        Assert.That(World.Rows[^1], Does.Contain("↓ 1 new"));
        World.Screen.Scroll(1);
        World.Screen.Scroll(1);
        Assert.That(Transcript()[^1], Does.EndWith("more"));
        Assert.That(World.Rows[^1], Does.Not.Contain("↓"));
        for (var i = 0; i < 9; i++)
            World.Screen.Scroll(-1);
        Assert.That(Transcript()[0], Does.StartWith("── unread").Or.EndWith("message 1"), "not beyond the oldest");
    }

    [Test]
    public void What_a_command_lists_is_one_entry_and_help_has_its_lines()
    {
        World.Show(new StatesEvent("Lamp", []) { Picture = ["[ Off ]", "  `--> On"], Lines = ["Lamp: Off"] });
        Assert.That(Transcript(), Is.EqualTo(["12:00 * [ Off ]", "          `--> On", "        Lamp: Off"]));
        World.Screen.Help();
        World.Screen.Scroll(1);
        Assert.That(Transcript(), Has.Some.EqualTo("      /commands lists the commands,").And.None.Contains("{A}"));
    }

    [Test]
    public void The_answer_to_a_command_about_a_group_stands_where_it_was_typed()
    {
        World.Show(new GroupEvent(Server, "bakers", "created", null, null, "you have made the group bakers"));
        Assert.That(Transcript(), Is.EqualTo(["12:00 * you have made the group bakers"]));
        Assert.That(Windows.Find(Server, "bakers")!.IsGroup, Is.True);
    }

    [Test]
    public void A_line_that_did_not_reach_its_place_is_given_back_there()
    {
        World.Message("hi");
        World.Show(new ReturnedLineEvent(Server, "not sent", new LineTarget(Server, "bob")));
        Assert.That(World.Editor.Text, Is.Empty);
        World.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(World.Editor.Text, Is.EqualTo("not sent"));
        Assert.That(Transcript(), Has.Some.Contains("in the line"), "or what is typed blindly would stand behind it");
    }
}
