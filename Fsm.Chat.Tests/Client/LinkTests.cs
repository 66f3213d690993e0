using Moq;

namespace Fsm.Chat.Tests.Client;

internal sealed class LinkTests : ClientFixture
{
    [Test]
    public void A_timer_that_comes_a_moment_too_early_is_armed_again()
    {
        var world = Connected();
        var due = world.ArmedFor;
        world.ArmedFor = null;

        world.Client.Tick();

        Assert.That(world.ArmedFor, Is.EqualTo(due).And.Not.Null);
    }

    [Test]
    public void A_silent_server_is_pinged_and_then_given_up()
    {
        var world = Connected();
        world.Server.Read();
        world.Advance(30.3);
        Assert.That(world.Server.Count(FrameAction.Ping), Is.EqualTo(1));
        world.Advance(44);
        Assert.That(world.Errors(), Is.Empty);
        world.Advance(1.5);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        world.Links[0].Port.Verify(port => port.Abort(), Times.Once);
        Assert.That(world.Server.Count(FrameAction.Ping), Is.Zero);
    }

    [TestCase(CloseReason.FrameStalled, false)]
    [TestCase(CloseReason.FrameStalled, true)]
    [TestCase(CloseReason.PeerLost, false)]
    public void A_server_that_closes_the_link_alone_is_come_back_to(CloseReason reason, bool afterAPing)
    {
        var world = Chatting();
        if (afterAPing)
            world.Advance(31);
        var old = world.Server;

        old.EndSession(reason);

        Assert.That(world.States().Last(), Is.EqualTo("Reconnecting"));
        old.AssertIsOver();
        old.Port.Verify(port => port.Release(), Times.Once);
    }

    [Test]
    public void A_server_that_closes_the_link_before_it_has_answered_is_not_there()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.EndSession(CloseReason.PeerLost);
        Assert.That(world.States().Last(), Is.EqualTo("Disconnected"));
        world.Server.AssertIsOver();
        world.Server.Port.Verify(port => port.Release(), Times.Once);
    }

    [Test]
    public void The_dead_time_is_the_servers_own()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Grant(pingAfter: 1, deadAfter: 3);
        world.Advance(2.9);
        Assert.That(world.Errors(), Is.Empty);
        world.Advance(0.6);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
    }

    [Test]
    public void Any_sign_of_the_server_ends_the_probe()
    {
        var world = Connected();
        world.Advance(31);
        world.Server.Forward("bob", "I am here");
        world.Advance(29);
        world.Server.Say(new BareMessage(FrameAction.Ping));
        Assert.That(world.Server.Read().Select(frame => frame.Action), Does.Contain(FrameAction.Pong));
        world.Advance(29);
        Assert.That(world.Errors(), Is.Empty);
    }

    [Test]
    public void A_server_that_asks_again_and_again_and_does_not_read_gets_one_answer_at_a_time()
    {
        var world = Connected();
        for (var round = 0; round < 2; round++)
        {
            world.Server.Read();
            for (var i = 0; i < 100; i++)
                world.Server.Feed(world.Server.Encode(new BareMessage(FrameAction.Ping), sequence: 0));
            Assert.That(world.Server.Count(FrameAction.Pong), Is.EqualTo(1));
        }
    }

    [Test]
    public void A_message_that_is_not_acknowledged_makes_the_client_ask_after_five_seconds()
    {
        var world = Chatting();
        world.Line("hello");
        world.Server.Read();
        world.Advance(4.7);
        Assert.That(world.Server.Count(FrameAction.Ping), Is.Zero);
        world.Advance(0.6);
        Assert.That(world.Server.Count(FrameAction.Ping), Is.EqualTo(1));
        world.Server.Say(new BareMessage(FrameAction.Pong));
        world.Advance(3);
        Assert.That(world.Server.Count(FrameAction.Ping), Is.Zero);
    }

    [Test]
    public void A_write_that_does_not_end_ends_the_link()
    {
        var world = Chatting();
        world.Line("hello");
        var taken = new System.Buffers.ArrayBufferWriter<byte>();
        world.Client.TakeOutput(world.Server.Link, taken);
        world.Advance(10.5);
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.Contain("nothing could be written"));
        world.Links[0].Port.Verify(port => port.Abort(), Times.Once);
    }

    [Test]
    public void A_frame_that_is_not_finished_ends_the_session()
    {
        var world = Connected();
        world.Server.Feed((byte)'F');
        world.Advance(5);
        world.Server.Feed((byte)'C');
        world.Advance(5.5);
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.Contain("not finished in time"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_close_announcement_says_why(bool probed)
    {
        var world = Connected();
        world.Advance(probed ? 30.3 : 1);
        world.Server.Say(new CloseAnnouncement(CloseReason.ServerStopping));
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.EndWith("the server is stopping"));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
        world.Server.AssertIsOver();
        world.Client.InputEnded();
        Assert.That(world.ExitCode, Is.EqualTo(5));
    }

    [TestCase("wrong sequence")]
    [TestCase("wrong role")]
    [TestCase("unknown action")]
    [TestCase("client's action")]
    [TestCase("wrong acknowledgement")]
    [TestCase("verdict of nothing")]
    [TestCase("endless verdict")]
    [TestCase("answer to nothing")]
    [TestCase("not UTF-8")]
    [TestCase("second verdict")]
    public void What_the_protocol_does_not_permit_closes_the_link_and_announces_it_once(string what)
    {
        var world = Chatting();
        world.Line("hello");
        var server = world.Server;
        server.Read();
        server.Handled = 3;
        switch (what)
        {
            case "wrong sequence":
                server.Feed(server.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, server.Sequence + 2));
                break;
            case "wrong role":
                server.Feed(server.Encode(new BareMessage(FrameAction.Ping), 0, FrameOrigin.Client));
                break;
            case "unknown action":
                server.Feed(server.Encode(new BareMessage((FrameAction)99), server.Sequence + 1));
                break;
            case "client's action":
                server.Feed(server.Encode(new ConnectRequest { Name = "bob"u8 }, server.Sequence + 1));
                break;
            case "wrong acknowledgement":
                server.Handled = 99;
                server.Say(new BareMessage(FrameAction.Pong));
                break;
            case "verdict of nothing":
                server.Say(new SendConfirmation([VerdictRange.OfDelivered(2)]));
                break;
            case "endless verdict":
                server.Say(new SendConfirmation([new(0, ulong.MaxValue, StatusCode.Ok, true, 1, 0)]));
                break;
            case "answer to nothing":
                server.Say(new Confirmation(77, StatusCode.Ok));
                break;
            case "not UTF-8":
                server.Say(new SendRequest { Peer = "bob"u8, Text = [0xff] });
                break;
            default:
                server.Deliver(3, 3);
                server.Deliver(3, 3);
                break;
        }

        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        Assert.That(server.Count(FrameAction.DisconnectRequest), Is.EqualTo(1));
        Assert.That(world.All<VerdictEvent>().Count(), Is.EqualTo(1));
        world.Advance(2.1);
        server.Port.Verify(port => port.Abort(), Times.Once);
    }

    [Test]
    public void Two_servers_are_two_sessions()
    {
        var world = NewWorld();
        world.Start("one:1", "two:2");
        world.Links[0].Grant();
        Assert.That(world.LinesWanted, Is.Zero);
        world.Links[1].Grant();
        world.Line("chat bob");
        world.Links[0].ConfirmOpen();
        world.Links[1].Forward("carol", "from two");
        Assert.That(world.All<MessageEvent>().Single().IsAside, Is.True);
        world.Line("/server 2");
        Assert.That(world.Prompt, Is.Empty);
        world.Links[1].EndSession();
        world.Line("server one:1");
        world.Line("hello");
        Assert.That(world.Links[0].Count(FrameAction.SendRequest), Is.EqualTo(1));
        world.Client.InputEnded();
        world.Links[0].Handled = 3;
        world.Links[0].Deliver(3, 3);
        world.Links[0].Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.EqualTo(5));
    }
}
