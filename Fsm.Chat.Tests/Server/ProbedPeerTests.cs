namespace Fsm.Chat.Tests.Server;

/// <summary>Whoever is asked whether they are there can still end in every way, and the person they talk to is told each time.</summary>
public sealed class ProbedPeerTests : HubFixture
{
    private ScriptedPeer _mallory = null!;
    private ScriptedPeer _bob = null!;

    private protected override void Prepare()
    {
        (_mallory, _bob) = (Server.Connect("mallory"), Server.Connect("bob"));
        _mallory.SendOpen("bob");
        Server.Time.Advance(TimeSpan.FromSeconds(30.5));
        _bob.Acknowledge();
        _mallory.Await(FrameAction.Ping);
    }

    [Test]
    public void A_ping_crosses_the_one_that_asks_and_is_answered()
    {
        _mallory.SendBare(FrameAction.Ping);

        _mallory.Expect(FrameAction.Pong);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_connection_ends(bool inOrder)
    {
        if (inOrder)
            _mallory.EndInput();
        else
            _mallory.Drop();

        Assert.That(_mallory.IsReleased, Is.True);
        AssertBobIsTold(CloseReason.PeerLost);
        Server.Pass(TimeSpan.FromSeconds(2.1));
        Assert.That((_mallory.IsAborted, Server.Hub.Figures.Links), Is.EqualTo((false, 1)), "nothing is left of it");
    }

    [Test]
    public void It_takes_leave()
    {
        _mallory.SendBare(FrameAction.DisconnectRequest);

        AssertClosesWith(CloseReason.Requested);
    }

    [Test]
    public void It_sends_garbage()
    {
        _mallory.SendBytes(1, 2, 3);

        AssertClosesWith(CloseReason.BadMagic);
    }

    [Test]
    public void It_does_not_finish_a_frame()
    {
        _mallory.SendBytes((byte)'F', (byte)'C');

        Server.Time.Advance(TimeSpan.FromSeconds(10.5));

        AssertClosesWith(CloseReason.FrameStalled);
    }

    [Test]
    public void It_asks_for_more_than_it_reads()
    {
        Server.FillQueueOf(_mallory);
        var request = NativeClient.Encode(new UserListRequest { Prefix = [] }, _mallory.Sent + 1, _mallory.Handled);
        var next = NativeClient.Encode(new UserListRequest { Prefix = [] }, _mallory.Sent + 2, _mallory.Handled);
        _mallory.Sent += 2;

        _mallory.SendBytes([.. request, .. next]);
        _mallory.StopsReading = false;
        _mallory.Wake();

        AssertClosesWith(CloseReason.SlowConsumer);
    }

    [Test]
    public void Nothing_can_be_written_to_it()
    {
        _mallory.Link.SetWriteBlocked(Server.Hub.Now);

        Server.Time.Advance(TimeSpan.FromSeconds(10.5));

        Assert.That((_mallory.IsAborted, _mallory.Link.Reason), Is.EqualTo((true, CloseReason.WriteStalled)));
        AssertBobIsTold(CloseReason.WriteStalled);
    }

    [Test]
    public void Its_queue_overflows_in_the_moment_in_which_it_is_given_up()
    {
        var free = Server.FillQueueOf(_mallory);
        for (; free > FrameHeader.Size; free -= FrameHeader.Size)
            _mallory.SendBare(FrameAction.Ping);
        _mallory.Link.SetWriteBlocked(Server.Hub.Now);
        _bob.Link.SetWriteBlocked(Server.Hub.Now);

        // Bob's end is told to mallory, and is too much; before that is looked at, mallory's own end has come.
        Server.Time.Advance(TimeSpan.FromSeconds(10.5));

        Assert.That((_bob.IsAborted, _mallory.IsAborted, _mallory.Link.Reason), Is.EqualTo((true, true, CloseReason.WriteStalled)));
    }

    private void AssertClosesWith(CloseReason reason)
    {
        Assert.That(_mallory.ExpectClose(), Is.EqualTo(reason));
        AssertBobIsTold(reason);
        _mallory.EndInput();
        Assert.That((_mallory.IsReleased, _mallory.Link.Reason), Is.EqualTo((true, reason)));
    }

    private void AssertBobIsTold(CloseReason reason)
    {
        Assert.That(PresenceNotice.TryRead(_bob.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(gone.Reason, Is.EqualTo(reason));
    }
}
