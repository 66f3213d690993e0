using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>Keys and pastes at the input line of a full screen.</summary>
public sealed class TypingTests
{
    private ScreenWorld _world = null!;

    [SetUp]
    public void TalkToBob()
    {
        _world = new ScreenWorld().Aim("bob");
        _world.Message("hi");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Screen.WantLine();
    }

    [TearDown]
    public void Nobody_found_a_bug() => Assert.That(_world.Screen.Composer.InternalErrors, Is.Zero);

    [Test]
    public void A_line_is_sent_at_enter_and_the_next_one_is_empty()
    {
        _world.TypeLine("hello");

        Assert.That(_world.Texts, Is.EqualTo(["hello"]));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("", TypingState.Composing)));
    }

    [Test]
    public void Lines_that_come_faster_than_anybody_types_are_lines()
    {
        _world.Type("one\ntwo\nthree");

        Assert.That(_world.Texts, Is.EqualTo(["one", "two"]));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("three", TypingState.Composing)));
    }

    [TestCase("one\ntwo\n\nthree", 4)]
    [TestCase("one\ntwo\n\nthree\n", 4)]
    [TestCase("one\r\ntwo\r\n", 2)]
    public void A_paste_is_asked_about_with_the_number_of_its_lines_and_sent_as_one(string pasted, int lines)
    {
        _world.Screen.Composer.Paste(pasted);
        Assert.That(_world.Texts, Is.Empty);
        Assert.That(_world.Rows, Has.Some.Contain($" {lines} lines: Enter sends them as one message"));
        _world.Enter();

        Assert.That(_world.Texts, Is.EqualTo([pasted.ReplaceLineEndings("\n").TrimEnd('\n')]));
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.Composing));
        Assert.That(_world.Rows, Has.None.Contain("Enter sends"));
    }

    [Test]
    public void A_paste_of_one_line_goes_into_the_line_at_the_cursor_or_into_what_is_looked_for()
    {
        _world.Editor.Set("<>", 1);
        _world.Screen.Composer.Paste("one line\r\n");
        Assert.That((_world.Editor.Text, _world.Editor.Caret), Is.EqualTo(("<one line>", 9)));
        _world.Screen.Composer.Search();
        _world.Screen.Composer.Paste("looked for\n");
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("looked for", TypingState.Searching)));
    }

    [Test]
    public void More_than_a_line_takes_is_refused_with_a_sentence_wherever_it_is_pasted()
    {
        var much = new string('x', TypingDecisions.LongestPaste);
        _world.Type("a");
        _world.Screen.Composer.Paste(much);
        Assert.That(_world.Rows, Has.Some.Contain("65536 characters were pasted"));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("a", TypingState.Composing)));
        _world.Screen.Composer.Paste("b\nc");
        _world.Screen.Composer.Paste($"{much}x\n");
        Assert.That(_world.Rows, Has.Some.Contain("65537 characters were pasted"));
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["ab\nc"]));
        _world.Screen.Composer.Search();
        _world.Screen.Composer.Paste($"{much}xxx");
        Assert.That(_world.Rows, Has.Some.Contain("65539 characters were pasted"));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("", TypingState.Searching)));
        _world.Screen.Composer.Escape();
    }

    [Test]
    public void As_much_as_a_line_takes_is_taken()
    {
        _world.Screen.Composer.Paste(new string('x', TypingDecisions.LongestPaste));
        Assert.That(_world.Editor.Text, Has.Length.EqualTo(TypingDecisions.LongestPaste));
    }

    [Test]
    public void A_line_that_comes_back_takes_the_place_of_what_is_typed_and_ends_a_search()
    {
        _world.TypeLine("one");
        _world.Type("two");
        _world.Screen.Recall(isOlder: true);
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("one", TypingState.Composing)));
        _world.Screen.Composer.Search();
        _world.Screen.Recall(isOlder: false);
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("two", TypingState.Composing)));
    }

    [Test]
    public void Escape_with_nothing_under_way_leaves_the_line()
    {
        _world.Type("still here");
        _world.Screen.Composer.Escape();
        Assert.That((_world.Editor.Text, _world.Texts), Is.EqualTo(("still here", Array.Empty<string>())));
    }

    [Test]
    public void A_marked_paste_stands_where_the_cursor_was()
    {
        _world.Type("<>");
        _world.Editor.Set("<>", 1);
        _world.Screen.Composer.Paste("a\r\nb\rc");
        Assert.That((_world.Editor.Text, _world.Editor.Caret), Is.EqualTo(("<a\nb\nc>", 6)));
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["<a\nb\nc>"]));
    }

    [Test]
    public void What_is_typed_or_pasted_behind_a_paste_belongs_to_it()
    {
        _world.Screen.Composer.Paste("a\nb");
        _world.Type(" c");
        _world.Screen.Composer.Paste("\nd\n");
        _world.Screen.Composer.Paste("e");
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["a\nb c\nd\ne"]));
    }

    [Test]
    public void Escape_drops_a_paste_and_gives_back_what_was_typed()
    {
        _world.Type("before");
        _world.Screen.Composer.Paste("a\nb");
        _world.Type("c");
        _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("before", TypingState.Composing)));
        _world.Screen.Recall(isOlder: true);
        Assert.That(_world.Editor.Text, Is.EqualTo("beforea\nbc"), "it is not lost");
        _world.Screen.Recall(isOlder: false);
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["before"]));
    }

    [Test]
    public void Several_lines_are_seen_and_edited_like_one()
    {
        var line = new EditedLine();
        var world = new ScreenWorld(line).Aim("bob");
        world.Screen.Composer.Paste("one\ntwo");
        Assert.That(line.View(60).Text, Is.EqualTo("one⏎two"));
        line.Backspace();
        world.Type("x");
        Assert.That(line.Text, Is.EqualTo("one\ntwx"));
        line.DeleteToStart();

        Assert.That((line.Text, world.Screen.Composer.Lines), Is.EqualTo(("", 1)));
        Assert.That(world.Rows, Has.None.Contain("Enter sends"));
    }

    [Test]
    public void Escape_ends_what_is_looked_for_or_asked_whatever_stands_there([Values] bool hasLines, [Values(0, 1, 2)] int use)
    {
        _world.Type("half");
        Action[] uses = [_world.Screen.Composer.Search, _world.Screen.Composer.SeekLine, _world.Screen.Composer.AskPassword];
        uses[use]();
        _world.Screen.Composer.Type(hasLines ? "a\nb" : "a");
        _world.Screen.Composer.Paste("b");
        _world.Screen.Composer.Paste("c\nd"); // not now
        _world.Screen.Composer.Complete();
        _world.Screen.Composer.Paste(new string('x', TypingDecisions.LongestPaste));
        Assert.That(_world.Editor.Text, Is.EqualTo(hasLines ? "a\nbb" : "ab"));
        Assert.That(_world.Rows, Has.Some.Contain("65536 characters were pasted"));
        _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("half", TypingState.Composing)));
    }

    [Test]
    public void Several_lines_stay_in_their_window_and_a_search_ends_when_another_is_shown()
    {
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        _world.Type("draft");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Type("<");
        _world.Screen.Composer.Paste("a\nb");
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        Assert.That((_world.Editor.Text, _world.Rows.Any(row => row.Contains("2 lines"))), Is.EqualTo(("draft", false)));
        _world.Screen.Composer.Escape();
        _world.Screen.Composer.Search();
        _world.Type("looked for");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("<a\nb", TypingState.Composing)));
        _world.Screen.Composer.SeekLine();
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        Assert.That(_world.Editor.Text, Is.EqualTo("draft"));
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Enter();

        Assert.That(_world.Lines, Is.EqualTo([("<a\nb", new LineTarget(ScreenWorld.Address, "bob") { IsNamed = true })]));
    }

    [Test]
    public void A_search_sets_the_line_aside_and_gives_it_back()
    {
        for (var i = 0; i < 40; i++)
            _world.Message(i is 3 or 20 ? $"needle {i}" : $"hay {i}");
        _world.Type("half");
        _world.Screen.Composer.Search();
        Assert.That(_world.Editor.Text, Is.Empty);
        Assert.That(_world.Rows, Has.Some.Contain("search: Enter"));
        _world.Type("needle");
        _world.Enter();
        Assert.That(_world.Rows, Has.Some.EndsWith("needle 20"));
        _world.Screen.Composer.Search();
        Assert.That(_world.Rows, Has.Some.EndsWith("needle 3"));
        _world.Screen.Composer.Paste("a\nb"); // not now
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("needle", TypingState.Searching)));
        _world.Type("x\n");
        Assert.That(_world.Rows, Has.Some.Contain("\"needlex\" is in none of these lines"));
        _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("half", TypingState.Composing)));
        Assert.That(_world.Texts, Is.Empty);
        Assert.That(_world.Rows, Has.Some.EndsWith("hay 39"));
    }

    [Test]
    public void What_was_typed_before_comes_back_with_the_line_that_was_being_typed()
    {
        _world.TypeLine("one");
        _world.TypeLine("two");
        _world.Type("thr");
        _world.Screen.Recall(isOlder: true);
        _world.Screen.Recall(isOlder: true);
        _world.Screen.Recall(isOlder: true);
        Assert.That(_world.Editor.Text, Is.EqualTo("one"));
        _world.Screen.Recall(isOlder: false);
        Assert.That(_world.Editor.Text, Is.EqualTo("two"));
        _world.Screen.Recall(isOlder: false);
        Assert.That(_world.Editor.Text, Is.EqualTo("thr"));
    }

    [Test]
    public void A_message_of_several_lines_that_comes_back_is_asked_about_again()
    {
        _world.Screen.Composer.Paste("a\nb");
        _world.Enter();
        _world.Screen.Recall(isOlder: true);
        Assert.That(_world.Rows, Has.Some.StartsWith(" 2 lines: Enter sends"));
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["a\nb", "a\nb"]));
    }

    [Test]
    public void Messages_of_several_lines_that_come_back_one_after_the_other_are_not_put_together()
    {
        foreach (var text in new[] { "a\nb", "c\nd" })
        {
            _world.Screen.Composer.Paste(text);
            _world.Enter();
        }

        _world.Screen.Recall(isOlder: true);
        _world.Screen.Recall(isOlder: true);
        Assert.That(_world.Editor.Text, Is.EqualTo("a\nb"));
        _world.Enter();
        Assert.That(_world.Texts.Last(), Is.EqualTo("a\nb"));
    }
}
