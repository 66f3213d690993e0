using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Tests.Client;

/// <summary>What is typed where a name belongs may be longer than a frame has room for: it is nobody's, and no mistake of the program.</summary>
internal sealed class LongNameTests : ReconnectingFixture
{
    private const Wishes Everything = (Wishes)uint.MaxValue;

    [TestCase("users ", FrameAction.UserList)]
    [TestCase("invite team ", FrameAction.Group)]
    [TestCase("remove-key ", FrameAction.Account)]
    [TestCase("history ", FrameAction.History)]
    [TestCase("search lunch in ", FrameAction.Search)]
    public void Beginning_of_it_is_asked_for(string line, FrameAction action)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Granted = Everything;
        world.Server.Grant();
        world.Line(line + new string('é', 200));

        var words = Encoding.UTF8.GetString(world.Server.Expect(action).Body).Split('\uFFFD');
        Assert.That(words, Has.Length.EqualTo(2), "nothing but the length is no text: no character is cut");
        Assert.That(words[1], Does.StartWith(new string('é', 127)));
    }
}
