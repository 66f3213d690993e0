using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>Keys and pastes at the input line of a full screen.</summary>
public sealed class TypingTests
{
    private static readonly TimeSpan AlmostGap = TypingDecisions.PasteGap * 0.9;

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
    public void A_line_is_sent_a_moment_after_enter_and_the_next_one_is_empty()
    {
        _world.Type("hello");
        _world.Screen.Composer.Enter();
        Assert.That(_world.Texts, Is.Empty);
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.EnterDelayed));
        _world.Quiet();

        Assert.That(_world.Texts, Is.EqualTo(["hello"]));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("", TypingState.Composing)));
        Assert.That(_world.Screen.Composer.Due, Is.Null);
    }

    [Test]
    public void Enter_that_a_program_types_is_an_enter_too()
    {
        _world.Burst("hello\n");
        _world.Quiet();
        Assert.That(_world.Texts, Is.EqualTo(["hello"]));
    }

    [Test]
    public void Lines_that_come_faster_than_anybody_types_are_asked_about_and_sent_as_one()
    {
        _world.Burst("one\ntwo\n\nthree\n");
        _world.Quiet();
        Assert.That(_world.Texts, Is.Empty);
        Assert.That(_world.Rows, Has.Some.Contain("5 lines: Enter sends them as one message"));
        _world.Enter();

        Assert.That(_world.Texts, Is.EqualTo(["one\ntwo\n\nthree"]));
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.Composing));
        Assert.That(_world.Rows, Has.None.Contain("Enter sends"));
    }

    [Test]
    public void Two_line_ends_at_once_are_a_paste_too()
    {
        _world.Type("one");
        _world.Screen.Composer.Enter();
        _world.Burst("\ntwo");
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["one\n\ntwo"]));
    }

    [Test]
    public void A_slow_second_enter_before_the_first_is_decided_is_a_paste_as_well()
    {
        _world.Type("one");
        _world.Screen.Composer.Enter();
        _world.Time.Advance(AlmostGap);
        _world.Time.Advance(AlmostGap); // nobody has asked whether it was quiet
        _world.Screen.Composer.Enter();
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.PasteAsked));
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["one"]), "line ends at the end are not sent");
    }

    [Test]
    public void A_marked_paste_stands_where_the_cursor_was()
    {
        _world.Type("<>");
        _world.Editor.Set("<>", 1);
        Assert.That(_world.Screen.Composer.Paste("a\r\nb\rc"), Is.True);
        Assert.That(_world.Editor.Text, Is.Empty);
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["<a\nb\nc>"]));
    }

    [Test]
    public void A_paste_of_one_line_is_typed_text()
    {
        Assert.That(_world.Screen.Composer.Paste("one line"), Is.False);
        _world.Screen.Composer.Enter();
        Assert.That(_world.Screen.Composer.Paste("behind it"), Is.False);
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.EnterDelayed));
        _world.Screen.Composer.Escape();
        _world.Screen.Composer.Search();
        Assert.That(_world.Screen.Composer.Paste("looked for"), Is.False);
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.Searching));
    }

    [Test]
    public void A_line_that_comes_back_takes_the_place_of_what_is_typed_or_looked_for()
    {
        _world.TypeLine("one");
        _world.Type("two");
        _world.Screen.Composer.Enter();
        _world.Screen.Recall(isOlder: true);
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("one", TypingState.EnterDelayed)));
        _world.Screen.Composer.Search();
        _world.Screen.Recall(isOlder: true);
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("one", TypingState.Searching)));
    }

    [Test]
    public void What_is_typed_or_pasted_behind_a_paste_belongs_to_it()
    {
        _world.Screen.Composer.Paste("a\nb");
        _world.Type(" c");
        _world.Screen.Composer.Paste("\nd\n");
        Assert.That(_world.Screen.Composer.Paste("e"), Is.True);
        Assert.That(_world.Editor.Text, Is.Empty);
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["a\nb c\nd\ne"]));
    }

    [Test]
    public void Escape_drops_a_paste_and_gives_back_what_was_typed()
    {
        _world.Type("before");
        _world.Screen.Composer.Paste("a\nb");
        _world.Screen.Composer.Search(); // not now
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.PasteAsked));
        _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("before", TypingState.Composing)));
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["before"]));
    }

    [Test]
    public void Escape_right_behind_enter_keeps_the_line()
    {
        _world.Type("too early");
        _world.Screen.Composer.Enter();
        _world.Screen.Composer.Escape();
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        _world.Screen.Composer.Tick();
        Assert.That((_world.Editor.Text, _world.Texts), Is.EqualTo(("too early", Array.Empty<string>())));
        _world.Screen.Composer.Escape();
        Assert.That(_world.Editor.Text, Is.EqualTo("too early"));
    }

    [Test]
    public void A_marked_paste_right_behind_enter_goes_on_from_it()
    {
        _world.Type("one");
        _world.Screen.Composer.Enter();
        _world.Screen.Composer.Paste("two\nthree");
        _world.Enter();
        Assert.That(_world.Texts, Is.EqualTo(["one\ntwo\nthree"]));
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
        _world.Burst("x\n");
        Assert.That(_world.Rows, Has.Some.Contain("\"needlex\" is in none of these lines"));
        _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("half", TypingState.Composing)));
        Assert.That(_world.Texts, Is.Empty);
        Assert.That(_world.Rows, Has.Some.EndsWith("hay 39"));
    }

    [Test]
    public void A_search_right_behind_enter_comes_after_the_line()
    {
        _world.Type("sent");
        _world.Screen.Composer.Enter();
        _world.Screen.Composer.Search();
        Assert.That(_world.Texts, Is.EqualTo(["sent"]));
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.Searching));
    }

    [Test]
    public void A_word_or_all_before_the_cursor_can_be_deleted()
    {
        _world.Type("one two  three");
        _world.Editor.Set("one two  three", 9);
        _world.Screen.DeleteBack(isWord: true);
        Assert.That((_world.Editor.Text, _world.Editor.Caret), Is.EqualTo(("one three", 4)));
        _world.Screen.DeleteBack(isWord: false);
        Assert.That((_world.Editor.Text, _world.Editor.Caret), Is.EqualTo(("three", 0)));
        _world.Screen.DeleteBack(isWord: true);
        Assert.That(_world.Editor.Text, Is.EqualTo("three"));
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
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.PasteAsked));
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
        Assert.That(_world.Screen.Composer.PastedLines, Is.EqualTo(2));
        _world.Enter();
        Assert.That(_world.Texts.Last(), Is.EqualTo("a\nb"));
    }
}
