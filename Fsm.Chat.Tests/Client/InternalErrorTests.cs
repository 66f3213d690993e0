namespace Fsm.Chat.Tests.Client;

/// <summary>A mistake of our own ends the one link that it is about, is said, and is counted.</summary>
internal sealed class InternalErrorTests : ClientFixture
{
    protected override int ExpectedErrors => 1;

    [Test]
    public void Before_the_answer_to_the_connect()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.MakeReadingFail();
        Assert.That(world.Errors(), Is.EqualTo(["internal_error", "server_unreachable"]));
        Assert.That((world.State, world.LinesWanted, world.Server.Closings), Is.EqualTo(("Disconnected", 1, 1)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void In_a_session(bool probed)
    {
        var world = Connected();
        world.Advance(probed ? 30.3 : 1);
        world.Server.MakeReadingFail();
        Assert.That(world.Errors(), Is.EqualTo(["internal_error", "server_unreachable"]));
        Assert.That(world.Server.Count(Protocol.Framing.FrameAction.DisconnectRequest), Is.EqualTo(1));
    }
}
