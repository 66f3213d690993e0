using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>A connect that does not get as far as its answer.</summary>
internal sealed class UnfinishedConnectTests : ClientFixture
{
    private static readonly Limits QuickStall = new() { StallTimeout = TimeSpan.FromSeconds(3) };

    [Test]
    public void A_server_that_closes_at_once_says_why()
    {
        var world = Opened();
        world.Server.Say(new CloseAnnouncement(CloseReason.ServerFull));
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.EndWith("holds as many connections as it may"));
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Disconnected", 1)));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
        world.Server.AssertIsOver();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_server_that_hangs_up_before_it_answers_cannot_be_reached(bool inOrder)
    {
        var world = Opened();
        if (inOrder)
            world.Client.LinkInputEnded(world.Server.Link);
        else
            world.Client.LinkLost(world.Server.Link);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Disconnected", 1)));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
        world.Server.AssertIsOver();
    }

    [Test]
    public void An_answer_that_is_not_finished_is_given_up()
    {
        var world = Opened(QuickStall);
        world.Server.Feed((byte)'F');
        world.Advance(3.5);
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.Contain("not finished in time"));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
    }

    [Test]
    public void A_request_that_cannot_be_written_is_given_up()
    {
        var world = Opened(QuickStall);
        world.Client.TakeOutput(world.Server.Link, new System.Buffers.ArrayBufferWriter<byte>());
        world.Advance(3.5);
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.Contain("nothing could be written"));
        world.Server.Port.Verify(port => port.Abort(), Times.Once);
        world.Server.AssertIsOver();
    }

    [Test]
    public void A_dial_that_succeeds_after_it_was_given_up_is_not_used()
    {
        var world = NewWorld();
        world.Start();
        world.Advance(10.1);
        world.Server.Open();
        Assert.That(world.Server.Read(), Is.Empty);
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Who_leaves_before_the_answer_leaves_at_once(bool opened)
    {
        var world = NewWorld();
        world.Start();
        if (opened)
            world.Server.Open();
        world.Client.InputEnded();
        Assert.That(world.All<NoticeEvent>().Single().Code, Is.EqualTo("disconnected"));
        Assert.That((world.State, world.ExitCode), Is.EqualTo(("Disconnected", 0)));
        Assert.That(world.Server.Closings, Is.EqualTo(1));
    }

    [Test]
    public void Without_a_limit_the_next_line_may_come_while_connecting_and_can_only_give_up()
    {
        var world = NewWorld(limits: new() { ConnectTimeout = TimeSpan.Zero });
        world.Start();
        world.Advance(80.5);
        Assert.That(world.Errors(), Is.EqualTo(["no_outcome"]));
        world.Line("connect");
        foreach (var line in new[] { "users", "chat bob", "chat2", "groups", "ignored", "keys", "history bob", "search hi", "file notes.txt bob", "quit", "/say hi", "/say \ud800", "/msg bob hi" })
            world.Line(line);
        Assert.That(world.Errors().Skip(1), Is.EqualTo(["already_connected", .. Enumerable.Repeat("not_connected", 13)]));
        Assert.That(world.State, Is.EqualTo("Connecting"));
        world.Line("disconnect");
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Disconnected", 1)));
    }

    [Test]
    public void Without_a_connection_everything_but_connect_is_refused()
    {
        var world = NewWorld();
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        foreach (var line in new[] { "disconnect", "users", "chat bob", "chat2", "groups", "ignored", "keys", "history bob", "search hi", "file notes.txt bob", "quit", "/say hi", "/say \ud800", "/msg bob hi" })
            world.Line(line);
        Assert.That(world.Errors().Skip(1), Is.EqualTo(Enumerable.Repeat("not_connected", 14)));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    private ClientWorld Opened(Limits? limits = null)
    {
        var world = NewWorld(limits: limits);
        world.Start();
        world.Server.Open();
        return world;
    }
}
