using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A mistake of our own behind the input line is said, and the line goes on.</summary>
public sealed class BrokenLineTests
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
    public void The_line_goes_on()
    {
        Assert.That(_world.Screen.Composer.InternalErrors, Is.EqualTo(1));
        Assert.That(_world.Rows, Has.Some.Contain("internal_error: planted"));
        Assert.That(_world.Screen.Composer.State, Is.EqualTo(TypingState.Composing));
        (_world.Planted, _world.Editor.Planted) = (null, null);
        _world.Screen.WantLine();
        _world.TypeLine("on");
        Assert.That(_world.Texts.Last(), Does.EndWith("on"));
    }

    [Test]
    public void Client_that_throws_when_it_is_given_a_line()
    {
        _world.Planted = new InvalidOperationException("planted");
        _world.TypeLine("lost");
    }

    [Test]
    public void Editor_that_throws_when_a_search_begins()
    {
        _world.Editor.Planted = new InvalidOperationException("planted");
        _world.Screen.Composer.Search();
    }

    [Test]
    public void Editor_that_throws_when_a_paste_is_taken()
    {
        _world.Editor.Planted = new InvalidOperationException("planted");
        _world.Screen.Composer.Paste("a\nb");
    }
}
