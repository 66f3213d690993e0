namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>What a person types and sees at a real terminal.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ConversationScreenTests : ScreenFixture
{
    [Test]
    public void A_message_is_seen_to_be_delivered_and_the_answer_is_seen()
    {
        var bob = Json();
        var alice = Terminal();

        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.TypeLine("hello there");
        alice.WaitFor("me: hello there ✓✓");
        bob.Type("chat alice", "hello yourself");

        alice.WaitFor("bob: hello yourself");
        Assert.That(alice.Rows[^1], Is.EqualTo("bob>"));
        Assert.That(alice.Rows[0], Does.StartWith(" 2 bob"));
    }

    [Test]
    public void A_line_of_two_hundred_characters_survives_fifty_messages_and_two_resizes()
    {
        var bob = Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        bob.Type("chat alice");
        var line = string.Concat(Enumerable.Range(0, 20).Select(i => $"{i:00}-words. "));
        var messages = Enumerable.Range(1, 50).Select(i => $"message {i}").ToArray();

        alice.Type(line[..70]);
        bob.Type(messages[..25]);
        alice.Resize(100, 30);
        alice.Type(line[70..140]);
        bob.Type(messages[25..]);
        alice.Resize(80, 24);
        alice.Type(line[140..]);
        alice.WaitFor("bob: message 50");
        alice.WaitFor(screen => screen.TrimEnd().EndsWith(line[^50..].TrimEnd(), StringComparison.Ordinal), "the end of the line");
        Assert.That(alice.Rows.Count(row => row.StartsWith("bob> ", StringComparison.Ordinal)), Is.EqualTo(1), "one prompt");
        alice.Press("Enter");

        Assert.That(bob.WaitFor("\"message\""), Does.Contain($"\"text\":\"{line}\""));
    }

    [Test]
    public void Text_goes_to_the_window_it_was_typed_in_whoever_writes_meanwhile()
    {
        var (bob, carol) = (Json(), Json("carol"));
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.Type("only for b");
        carol.Type("chat alice", "look at me");
        alice.WaitFor("[carol 1]");
        alice.Type("ob");
        alice.Press("Enter");

        Assert.That(bob.WaitFor("\"message\""), Does.Contain("only for bob"));
        alice.Press("M-a");
        alice.WaitFor("── unread ");
        alice.WaitFor("carol: look at me");
        alice.TypeLine("I do");
        Assert.That(carol.WaitFor("\"message\""), Does.Contain("I do"));
        alice.WaitFor("me: I do ✓✓");
    }

    [Test]
    public void Twenty_pasted_lines_become_one_message_when_the_person_says_so()
    {
        var bob = Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        var lines = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"line {i}"));

        alice.Paste(lines + "\n", isMarked: true);
        alice.WaitFor("20 lines: Enter sends them as one message");
        alice.Press("Enter");

        alice.WaitFor("line 20 ✓✓");
        Assert.That(bob.WaitFor("\"message\""), Does.Contain(lines.Replace("\n", "\\n", StringComparison.Ordinal)));
        alice.TypeLine("and one more");
        Assert.That(bob.WaitFor("\"message\""), Does.Contain("and one more"), "nothing came between");
    }

    [Test]
    public void Lines_that_come_at_once_without_a_mark_are_lines()
    {
        var bob = Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");

        alice.Paste("one\ntwo\nthr", isMarked: false);
        Assert.That(bob.WaitFor("\"message\""), Does.Contain("\"one\""));
        Assert.That(bob.WaitFor("\"message\""), Does.Contain("\"two\""));
        alice.WaitFor("bob> thr");
    }

    [Test]
    public void A_paste_that_is_dropped_leaves_what_was_typed()
    {
        Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.Type("before");
        alice.WaitFor("bob> before");
        alice.Paste("one\ntwo", isMarked: true);
        alice.WaitFor("Esc drops");
        alice.Press("Escape");

        alice.WaitFor(screen => !screen.Contains("Esc drops", StringComparison.Ordinal), "no question");
        Assert.That(alice.Rows[^1], Is.EqualTo("bob> before"));
    }

    [Test]
    public void A_scrolled_window_stays_and_counts_what_is_new_below()
    {
        var bob = Json();
        var alice = Terminal();
        bob.Type("chat alice");
        bob.Type([.. Enumerable.Range(1, 60).Select(i => $"message {i}")]);
        alice.WaitFor("[bob 60]");
        alice.Press("M-2");
        alice.WaitFor("bob: message 60");

        alice.Press("PageUp", "PageUp");
        alice.WaitFor("bob: message 22");
        alice.WaitFor(screen => !screen.Contains("message 23", StringComparison.Ordinal), "the second page");
        var before = alice.Rows[1..^2];
        bob.Type("one", "two", "three");
        alice.WaitFor("↓ 3 new");
        Assert.That(alice.Rows[1..^2], Is.EqualTo(before));
        alice.Press("PageDown", "PageDown", "PageDown");
        alice.WaitFor("bob: three");
        Assert.That(alice.Screen, Does.Not.Contain("new"));
    }

    [Test]
    public void A_search_shows_older_and_older_places_and_gives_the_line_back()
    {
        var bob = Json();
        var alice = Terminal();
        bob.Type("chat alice");
        bob.Type([.. Enumerable.Range(1, 100).Select(i => i is 7 or 50 ? $"needle {i}" : $"hay {i}")]);
        alice.WaitFor("[bob 100]");
        alice.Press("M-2");
        alice.WaitFor("bob: hay 100");
        alice.Type("half a line");
        alice.Press("C-f");
        alice.WaitFor("search: Enter");
        alice.Type("needle");
        alice.Press("Enter");
        alice.WaitFor("needle 50");
        alice.Press("Enter");
        alice.WaitFor("needle 7");
        alice.Press("Escape");

        alice.WaitFor("bob: hay 100");
        Assert.That(alice.Rows[^1], Is.EqualTo("bob> half a line"));
    }

    [Test]
    public void What_was_typed_comes_back_and_wide_characters_keep_the_cursor_right()
    {
        Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.TypeLine("日本語 x\u0301 ñ");
        alice.WaitFor("me: 日本語 x\u0301 ñ ✓✓");
        alice.Press("Up");
        alice.WaitFor("bob> 日本語 x\u0301 ñ");

        Assert.That(alice.Cursor.Column, Is.EqualTo("bob> ".Length + 6 + 1 + 1 + 1 + 1));
        alice.Press("BSpace", "BSpace", "BSpace", "BSpace");
        alice.WaitFor(screen => screen.TrimEnd().EndsWith("bob> 日本語", StringComparison.Ordinal), "three characters");
    }
}
