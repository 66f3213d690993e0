using Fsm.Chat.Client.Screen.Display;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What the screen takes along when it goes is said below it.</summary>
public sealed class LastVerdictsTests
{
    private LastVerdicts _verdicts = null!;

    [SetUp]
    public void Begin() => _verdicts = new();

    [Test]
    public void What_was_not_delivered_is_said_again()
    {
        Note("one", "delivered", null);
        Note("kept", "kept", null);
        Note("two", "unknown", "the connection ended before the verdict");
        _verdicts.Note(new NoticeEvent(ScreenWorld.Address, "disconnected", "disconnected"));
        Assert.That(_verdicts.Words, Is.EqualTo("-> bob: two [unknown: the connection ended before the verdict]\n"));
    }

    [Test]
    public void What_the_person_saw_and_went_on_is_not()
    {
        Note("one", "failed", "nobody of that name or port is connected");
        _verdicts.Forget();
        Assert.That(_verdicts.Words, Is.Empty);
    }

    private void Note(string text, string status, string? why) => _verdicts.Note(new VerdictEvent(ScreenWorld.Address, "1", "bob", text, status, null, why, 0, 0));
}
