using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A password that is asked for on a full screen.</summary>
public sealed class AskedPasswordTests
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
    public void It_is_typed_unseen_and_the_line_comes_back()
    {
        _world.Type("half a line");
        Ask();
        Assert.That(_world.Rows, Has.Some.StartsWith(" host wants a password"));
        _world.Type("s3cret");
        Assert.That((_world.Compose().HidesTyped, _world.Compose().Label), Is.EqualTo((true, "password: ")));
        Assert.That(_world.Rows, Has.None.Contains("s3cret"));
        _world.Enter();

        Assert.That(_world.Passwords, Is.EqualTo(new[] { "s3cret" }));
        Assert.That((_world.Editor.Text, _world.Compose().HidesTyped, _world.Texts), Is.EqualTo(("half a line", false, Array.Empty<string>())));
    }

    [Test]
    public void Escape_gives_none([Values("s3c", "s3c\nret")] string typed)
    {
        Ask();
        _world.Screen.Composer.Type(typed);
        _world.Screen.Composer.Escape();

        Assert.That(_world.Passwords, Is.EqualTo(new string?[] { null }));
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("", TypingState.Composing)));
    }

    [Test]
    public void No_key_brings_it_to_where_it_is_seen_or_sent()
    {
        _world.TypeLine("sent");
        Ask();
        _world.Type("s3cret");
        _world.Screen.Recall(isOlder: true);
        _world.Screen.Composer.Search();
        _world.Screen.Composer.SeekLine();
        _world.Screen.Composer.Complete();
        _world.Screen.Composer.Paste("two\nlines");
        Ask();
        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("s3cret", TypingState.PasswordAsked)));
        _world.Enter();
        _world.Screen.Recall(isOlder: true);
        _world.Screen.Recall(isOlder: false);

        Assert.That((_world.Editor.Text, _world.Texts), Is.EqualTo(("", new[] { "sent" })));
    }

    [Test]
    public void It_can_be_pasted_unless_it_is_too_long()
    {
        Ask();
        _world.Screen.Composer.Paste("s3cret");
        _world.Screen.Composer.Paste(new string('x', TypingDecisions.LongestPaste + 1));
        Assert.That(_world.Rows, Has.Some.Contain("65537 characters were pasted"));
        _world.Enter();

        Assert.That(_world.Passwords, Is.EqualTo(new[] { "s3cret" }));
    }

    [Test]
    public void Each_window_keeps_its_line_while_another_is_looked_at()
    {
        _world.Type("for bob");
        Ask();
        _world.Type("s3");
        _world.Screen.Switch(windows => windows.ShowNumber(1));
        _world.Type("cret");
        _world.Enter();
        Assert.That((_world.Editor.Text, _world.Passwords), Is.EqualTo(("", new[] { "s3cret" })));
        _world.Screen.Switch(windows => windows.ShowNumber(2));

        Assert.That(_world.Editor.Text, Is.EqualTo("for bob"));
    }

    [Test]
    public void What_was_pasted_is_asked_about_again()
    {
        _world.Type("a");
        _world.Screen.Composer.Paste("b\nc");
        Ask();
        _world.Type("s3cret");
        _world.Enter();
        Assert.That(_world.Rows, Has.Some.StartsWith(" 2 lines: Enter sends"));
        _world.Enter();

        Assert.That(_world.Texts, Is.EqualTo(new[] { "ab\nc" }));
    }

    [Test]
    public void What_is_looked_for_ends([Values] bool isAmongTypedLines)
    {
        _world.TypeLine("one");
        _world.Type("half");
        if (isAmongTypedLines)
            _world.Screen.Composer.SeekLine();
        else
            _world.Screen.Composer.Search();
        _world.Type("o");
        Ask();
        _world.Screen.Composer.Escape();

        Assert.That((_world.Editor.Text, _world.Screen.Composer.State), Is.EqualTo(("half", TypingState.Composing)));
    }

    private void Ask() => _world.Show(new PasswordEvent("host", "alice", "host wants a password: type it"));
}
