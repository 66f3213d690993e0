namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Several windows at a real terminal: what is unread, where one was, what one looks for.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WindowScreenTests : ScreenFixture
{
    [Test]
    public void The_rule_stands_where_the_unread_begins_and_is_gone_when_one_comes_again()
    {
        var bob = Json();
        var alice = Terminal();
        bob.Type("chat alice", "seen");
        alice.WaitFor("[bob 1]");
        alice.Press("M-2");
        alice.WaitFor("bob: seen");
        alice.Press("M-1");
        alice.WaitFor(screen => !screen.Contains("bob: seen", StringComparison.Ordinal), "the server's window");
        bob.Type("unseen", "unseen too");
        alice.WaitFor(" 2   bob (2)");
        alice.Press("M-a");
        alice.WaitFor("bob: unseen too");
        var shown = Transcript(alice.Rows);
        Assert.That(shown[^4..].Select(row => row.Trim('─')), Is.EqualTo(["bob: seen", " unread ", "bob: unseen", "bob: unseen too"]));
        bob.Type("while I look");
        alice.WaitFor("bob: while I look");
        Assert.That(Transcript(alice.Rows), Is.EqualTo([.. shown, "bob: while I look"]), "the rule stays as long as one looks");

        alice.Press("M-1");
        alice.WaitFor(screen => !screen.Contains("bob: seen", StringComparison.Ordinal), "the server's window");
        alice.Press("M-2");
        alice.WaitFor("bob: while I look");
        Assert.That(alice.Screen, Does.Not.Contain("unread"));
    }

    [Test]
    public void A_window_that_was_left_in_its_past_with_half_a_line_is_found_like_that()
    {
        var (bob, carol) = (Json(), Json("carol"));
        var alice = Terminal();
        bob.Type("chat alice");
        bob.Type([.. Enumerable.Range(1, 60).Select(i => $"message {i}")]);
        alice.WaitFor("[bob 60]");
        carol.Type("chat alice", "and me");
        alice.WaitFor("carol 1]");
        alice.Press("M-2");
        alice.WaitFor("bob: message 60");
        alice.Press("PageUp");
        alice.WaitFor(screen => screen.TrimEnd().EndsWith("↓\nbob>", StringComparison.Ordinal), "a sign that newer lines are below");
        alice.Type("half a li");
        alice.WaitFor("bob> half a li");
        var before = alice.Rows;
        alice.Press("C-n");
        alice.WaitFor("carol: and me");
        Assert.That(alice.Rows[^1], Is.EqualTo("carol>"));
        bob.Type("later");
        alice.WaitFor("[bob 1]");
        alice.Press("C-p");

        alice.WaitFor("↓ 1 new");
        Assert.That(Transcript(alice.Rows).Where(row => row.Length > 0), Is.EqualTo(Transcript(before).Where(row => !row.Contains("unread", StringComparison.Ordinal))));
        Assert.That(alice.Rows[^1], Is.EqualTo("bob> half a li"));
    }

    [Test]
    public void A_search_in_vain_says_so_and_one_that_is_at_the_oldest_begins_again()
    {
        var bob = Json();
        var alice = Terminal();
        bob.Type("chat alice");
        bob.Type([.. Enumerable.Range(1, 60).Select(i => i is 5 or 40 ? $"Needle {i}" : $"hay {i}")]);
        alice.WaitFor("[bob 60]");
        alice.Press("M-2");
        alice.WaitFor("bob: hay 60");
        alice.Press("C-f");
        alice.WaitFor("search: Enter");
        alice.Type("pin");
        alice.WaitFor("? pin");
        alice.Press("Enter");
        alice.WaitFor("\"pin\" is in none of these lines");
        alice.Press("C-u");
        alice.Type("needle");
        alice.WaitFor("? needle");
        alice.Press("Enter");
        alice.WaitFor("bob: Needle 40");
        alice.Press("Enter");
        alice.WaitFor("bob: Needle 5");
        alice.Press("Enter");

        alice.WaitFor("bob: Needle 40");
    }

    [Test]
    public void Text_that_follows_Alt_and_a_digit_in_the_same_instant_is_not_lost()
    {
        var bob = Json();
        var alice = Terminal();
        bob.Type("chat alice", "hello");
        alice.WaitFor("[bob 1]");
        alice.Type("\u001b2Hi there, ñandú");

        alice.WaitFor("bob> Hi there, ñandú");
        alice.WaitFor("bob: hello");
    }

    // What stands in the window, without times of day.
    private static string[] Transcript(string[] rows) =>
        [.. rows[1..^2].Select(row => row[(row.IndexOf('│', StringComparison.Ordinal) + 1)..]).Select(row => row is [_, _, ':', ..] ? row[6..] : row).Where(row => row.Length > 0)];
}
