using Fsm.Chat.Client.Completion;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>Lines that were typed before are found by a part of them.</summary>
public sealed class RecallTests
{
    private ScreenWorld _world = null!;

    [SetUp]
    public void TypeSome()
    {
        _world = new ScreenWorld().Aim("bob");
        _world.Message("hi");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Screen.WantLine();
        foreach (var line in new[] { "bake bread", "eat bread", "Bread again", "sleep" })
            _world.TypeLine(line);
        _world.Type("half");
        _world.Screen.Composer.SeekLine();
    }

    [TearDown]
    public void Nobody_found_a_bug() => Assert.That(_world.Screen.Composer.InternalErrors, Is.Zero);

    [Test]
    public void The_newest_is_shown_then_older_ones_and_enter_takes_it_without_sending_it()
    {
        Assert.That(_world.Rows, Has.Some.EqualTo(" found: sleep"));
        _world.Type("bread");
        Assert.That(_world.Rows, Has.Some.EqualTo(" found: Bread again"));
        _world.Screen.Composer.SeekLine();
        Assert.That(_world.Rows, Has.Some.EqualTo(" found: eat bread"));
        foreach (var _ in new int[3])
            _world.Screen.Composer.SeekLine();
        Assert.That(_world.Rows, Has.Some.EqualTo(" found: bake bread"), "the oldest stays");
        _world.Enter();

        Assert.That((_world.Editor.Text, _world.Texts.Last(), _world.Screen.Composer.State), Is.EqualTo(("bake bread", "sleep", TypingState.Composing)));
    }

    [Test]
    public void Another_word_is_looked_for_from_the_newest()
    {
        _world.Type("bread");
        _world.Screen.Composer.SeekLine();
        _world.Editor.Set("e", 1);

        Assert.That(_world.Rows, Has.Some.EqualTo(" found: sleep"));
    }

    [TestCase(false, TestName = "Escape gives back what was being typed")]
    [TestCase(true, TestName = "Enter gives back what was being typed when nothing was found")]
    public void What_was_typed_comes_back(bool enters)
    {
        _world.Type("cake");
        Assert.That(_world.Rows, Has.Some.StartsWith(" no line that you typed has that"));
        if (enters)
            _world.Enter();
        else
            _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("half", TypingState.Composing)));
    }

    [Test]
    public void A_message_of_several_lines_is_asked_about()
    {
        _world.Screen.Composer.Escape();
        _world.Screen.Composer.Paste("first\nsecond");
        _world.Enter();
        _world.Screen.Composer.SeekLine();
        _world.Type("sec");
        Assert.That(_world.Rows, Has.Some.EqualTo(" found: halffirst second"));
        _world.Enter();

        Assert.That((_world.Screen.Composer.State, _world.Editor.Text), Is.EqualTo((TypingState.Composing, "halffirst\nsecond")));
        Assert.That(_world.Rows, Has.Some.StartsWith(" 2 lines: Enter sends"));
    }

    [Test]
    public void Other_keys_wait_or_take_its_place()
    {
        _world.Screen.Composer.Search();
        _world.Screen.Composer.Complete();
        _world.Screen.Composer.Paste("a\nb");
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.Recalling));
        _world.Screen.Recall(isOlder: true);

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("sleep", TypingState.Composing)));
        _world.Editor.Set("", 0);
        Assert.That(_world.Screen.Composer.HasDraft, Is.False, "what was set aside is gone");
    }

    [Test]
    public void What_is_looked_for_can_be_pasted_unless_it_is_too_long()
    {
        _world.Screen.Composer.Paste("eat");
        Assert.That(_world.Rows, Has.Some.EqualTo(" found: eat bread"));
        _world.Screen.Composer.Paste(new string('x', TypingDecisions.LongestPaste));
        Assert.That(_world.Rows, Has.Some.Contain("65536 characters were pasted").And.Some.EqualTo(" found: eat bread"));
    }

    [Test]
    public void A_word_is_completed_where_a_line_is_composed_and_no_line_is_looked_for_elsewhere()
    {
        _world.Screen.Composer.Escape();
        _world.Found = new(0, 4, [new("halfway ", "halfway", CandidateKind.Person)]);
        _world.Screen.Composer.Complete();
        Assert.That(_world.Editor.Text, Is.EqualTo("halfway "));
        _world.Screen.Composer.Search();
        _world.Screen.Composer.Complete();
        _world.Screen.Composer.SeekLine();
        Assert.That((_world.Screen.Composer.State, _world.Editor.Text), Is.EqualTo((TypingState.Searching, "")));
    }
}
