namespace Fsm.Chat.Tests.Server;

/// <summary>Whoever sends too much or reads too little meets a bound, and nobody else does.</summary>
public sealed class OverloadTests : HubFixture
{
    [Test]
    public void One_sender_fills_half_of_a_queue_and_others_find_room_in_what_is_left()
    {
        StartUnder(new Limits { Rate = 0 });
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));
        bob.StopsReading = true;

        var ofAlice = Send(alice);
        var ofCarol = Send(carol);

        Assert.That((ofAlice, ofCarol), Is.EqualTo((Limits.UndecidedMessages + 1, Limits.UndecidedMessages / 2)));

        int Send(ScriptedPeer sender)
        {
            var taken = 0;
            while (sender.SendText("bob", "x").TakeAllOf(FrameAction.SendConfirmation) == 0)
                taken++;
            return taken;
        }
    }

    [Test]
    public void Whoever_does_not_acknowledge_gets_no_more_messages_than_the_queue_holds()
    {
        StartUnder(new Limits { Rate = 0, Queues = new() { Messages = 64 } });
        var bob = Server.Connect("bob");
        bob.StopsReading = true;
        var failed = 0;

        for (var i = 0; i < 64; i++)
        {
            var sender = Server.Connect($"sender{i}").SendText("bob", "x").SendText("bob", "y");
            failed += sender.TakeAllOf(FrameAction.SendConfirmation);
        }

        Server.Meet((facts, machines) => Assert.That(facts.Roster.Find("bob"u8, 0, out bool _)!.Voice.Messages, Is.EqualTo(64)));
        Assert.That(failed, Is.GreaterThan(0));
    }

    [Test]
    public void Control_frames_beyond_the_hard_limit_close_the_slow_consumer_alone()
    {
        StartUnder(new Limits { Rate = 0 });
        var (alice, mallory) = (Server.Connect("alice"), Server.Connect("mallory"));
        mallory.SendOpen("alice");
        Server.FillQueueOf(mallory);

        mallory.Send(new UserListRequest { Prefix = [] });
        mallory.StopsReading = false;
        mallory.Wake();

        Assert.That(mallory.ExpectClose(), Is.EqualTo(CloseReason.SlowConsumer));
        Assert.That(PresenceNotice.TryRead(alice.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(gone.Reason, Is.EqualTo(CloseReason.SlowConsumer));
        mallory.EndInput();
        Assert.That((mallory.IsReleased, alice.IsReleased || alice.IsAborted), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_flood_is_read_late_but_whole()
    {
        var (alice, mallory) = (Server.Connect("alice"), Server.Connect("mallory"));
        for (var i = 0; i < 500; i++)
            mallory.SendText("alice", $"{i}");
        Assert.That(mallory.IsPaused, Is.True);

        Server.Pass(TimeSpan.FromSeconds(2));
        var early = alice.Waiting;
        Server.Pass(TimeSpan.FromSeconds(2));

        Assert.That(early, Is.InRange(300, 450));
        for (var i = 0; i < 500; i++)
            Assert.That(alice.ExpectText().Text, Is.EqualTo($"{i}"));
    }

    [TestCase(FrameAction.Pong)]
    [TestCase(FrameAction.Ping)]
    [TestCase(FrameAction.Acknowledge)]
    public void What_has_no_number_is_paid_for_too(FrameAction action)
    {
        var mallory = Server.Connect("mallory").Acknowledge();

        for (var i = 0; i < 20_000; i++)
            mallory.SendBare(action);

        Assert.That(mallory.IsPaused, Is.True);
        Server.Pass(TimeSpan.FromSeconds(5));
        Assert.That(mallory.IsPaused, Is.False);
    }

    [Test]
    public void What_nobody_acknowledges_does_not_count_for_ever_when_a_link_ends()
    {
        var mallory = Server.Connect("mallory").Acknowledge();
        mallory.StopsReading = true;
        mallory.SendBare(FrameAction.Ping); // its pong waits, and leaves together with the announcement

        mallory.SendBytes(1, 2, 3);
        mallory.EndInput();

        Assert.That((mallory.IsReleased, Server.Hub.Figures.QueuedBytes), Is.EqualTo((true, 0L)));
    }

    [Test]
    public void Whoever_leaves_is_not_told_any_more_what_was_handled()
    {
        StartUnder(new Limits { ResumeWindow = TimeSpan.Zero });
        var mallory = Server.Connect("mallory").SendText("nobody", "x");

        mallory.Drop();
        Server.Pass(TimeSpan.FromSeconds(1));

        Assert.That(Server.Hub.Figures.QueuedBytes, Is.Zero);
    }

    [Test]
    public void Reading_is_paused_for_the_flood_alone_and_its_silence_counts_against_nobody()
    {
        StartUnder(new Limits { Rate = 1, Burst = 1, StallTimeout = TimeSpan.FromSeconds(1), PingAfter = TimeSpan.FromSeconds(1), DeadAfter = TimeSpan.FromSeconds(2) });
        var (alice, mallory) = (Server.Connect("alice"), Server.Connect("mallory"));
        byte[] two = [.. NativeClient.Encode(new SendRequest { Peer = "alice"u8, Text = "1"u8 }, 2, 2), .. NativeClient.Encode(new SendRequest { Peer = "alice"u8, Text = "2"u8 }, 3, 2)];
        mallory.Sent = 3;

        mallory.SendBytes(two[..^1]); // the second is not finished, and nobody looks at it yet
        for (var i = 0; i < 9; i++)
        {
            alice.SendBare(FrameAction.Ping);
            Server.Pass(TimeSpan.FromSeconds(0.1));
        }

        Assert.That((mallory.IsPaused, mallory.Link.Reason), Is.EqualTo((true, CloseReason.None)));
        Assert.That((alice.IsPaused, alice.Link.Reason), Is.EqualTo((false, CloseReason.None)), "pings are nearly free");
        mallory.SendBytes(two[^1]);
        Server.Pass(TimeSpan.FromSeconds(0.3));
        Assert.That((alice.ExpectText().Text, alice.ExpectText().Text), Is.EqualTo(("1", "2")));
    }

    [Test]
    public void Too_many_links_from_one_address_are_refused_with_a_reason()
    {
        for (var i = 0; i < Server.Limits.LinksPerAddress; i++)
            Server.Dial("192.0.2.1");

        var one = Server.Dial("192.0.2.1");
        var other = Server.Dial("192.0.2.2");

        Assert.That(one.ExpectClose(), Is.EqualTo(CloseReason.ServerFull));
        other.ExpectNothing();
    }
}
