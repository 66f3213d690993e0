using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Server;

/// <summary>Whatever a peer does wrong has one documented answer, ends that peer alone, and leaves nothing behind.</summary>
public sealed class MisbehavingPeerTests
{
    private HubHarness _server = null!;
    private ScriptedPeer _bystander = null!;
    private ScriptedPeer _bob = null!;

    [SetUp]
    public void Start()
    {
        _server = new();
        _bystander = _server.Connect("bystander");
        _bob = _server.Connect("bob");
    }

    [TearDown]
    public void Nobody_else_was_disturbed_and_nothing_is_left()
    {
        _server.AssertEndedWell();
        Assert.That(_bystander.IsReleased || _bystander.IsAborted, Is.False);
        Assert.That(_server.Hub.Figures.Links, Is.EqualTo(2));
        Assert.That(_server.Hub.Figures.Sessions, Is.EqualTo(2));
        _server.Dispose();
    }

    private static IEnumerable<TestCaseData> First_frames()
    {
        yield return Case("an HTTP request", CloseReason.BadMagic, [.. "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8]);
        yield return Case("a TLS hello", CloseReason.BadMagic, [0x16, 0x03, 0x01, 0x02, 0x00, 0x01]);
        yield return Case("an SSH banner", CloseReason.BadMagic, [.. "SSH-2.0-x\r\n"u8]);
        yield return Case("another version", CloseReason.BadVersion, [(byte)'F', (byte)'C', 2]);
        yield return Case("a frame declared 4 GiB long", CloseReason.FrameTooLong, Patch(Connect(), 4, 0xFF, 0xFF, 0xFF, 0xFF));
        yield return Case("a first frame above its limit", CloseReason.FrameTooLong, Patch(Connect(), 4, 0, 0, 0x10, 1));
        yield return Case("a send before connecting", CloseReason.NotConnected,
            NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, 1, 0));
        yield return Case("a send of an old session", CloseReason.NotConnected, NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, 7, 9));
        yield return Case("a ping before connecting", CloseReason.NotConnected, NativeClient.Encode(new BareMessage(FrameAction.Ping), 0, 0));
        yield return Case("a server's role", CloseReason.WrongRole, NativeClient.Encode(new ConnectRequest { Name = "x"u8 }, 1, 0, origin: FrameOrigin.Server));
        yield return Case("a server-only action", CloseReason.WrongRole, NativeClient.Encode(new Confirmation(1, StatusCode.Ok), 1, 0));
        yield return Case("an unknown action", CloseReason.UnknownAction, NativeClient.Encode(new BareMessage((FrameAction)99), 1, 0));
        yield return Case("a connect with the wrong number", CloseReason.WrongSequence, NativeClient.Encode(new ConnectRequest { Name = "x"u8 }, 2, 0));
        yield return Case("a connect that acknowledges", CloseReason.WrongAcknowledgement, NativeClient.Encode(new ConnectRequest { Name = "x"u8 }, 1, 1));
        yield return Case("a connect without a name", CloseReason.BadBody, NativeClient.Encode(new BareMessage(FrameAction.ConnectRequest), 1, 0));
        yield return Case("a name that is not UTF-8", CloseReason.InvalidText, NativeClient.Encode(new ConnectRequest { Name = [0xC3, 0x28] }, 1, 0));
    }

    [TestCaseSource(nameof(First_frames))]
    public void A_first_frame_that_is_wrong_closes_with_its_reason(CloseReason reason, byte[] bytes)
    {
        var peer = _server.Dial().SendBytes(bytes);

        Assert.That(peer.ExpectClose(), Is.EqualTo(reason));
        Finish(peer, reason);
    }

    [Test]
    public void A_connection_that_breaks_while_it_closes_is_let_go_of_once()
    {
        var peer = _server.Dial().SendBytes([.. "hello there"u8]);

        peer.Drop();

        Assert.That(peer.IsReleased, Is.True);
    }

    private static IEnumerable<TestCaseData> Later_frames()
    {
        yield return Case("a second connect", CloseReason.AlreadyConnected, NativeClient.Encode(new ConnectRequest { Name = "x"u8 }, 2, 2));
        yield return Case("garbage", CloseReason.BadMagic, [.. "hello there"u8]);
        yield return Case("an acknowledgement of something never sent", CloseReason.WrongAcknowledgement,
            NativeClient.Encode(new BareMessage(FrameAction.Acknowledge), 0, 3));
        yield return Case("a number left out", CloseReason.WrongSequence, NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, 3, 2));
        yield return Case("a number used again", CloseReason.WrongSequence, NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, 1, 2));
        yield return Case("a ping with a number", CloseReason.WrongSequence, NativeClient.Encode(new BareMessage(FrameAction.Ping), 2, 2));
        yield return Case("an unknown action", CloseReason.UnknownAction, NativeClient.Encode(new BareMessage((FrameAction)99), 2, 2));
        yield return Case("an action of a later version", CloseReason.UnknownAction, NativeClient.Encode(new BareMessage((FrameAction)29), 2, 2));
        yield return Case("a server-only action", CloseReason.WrongRole, NativeClient.Encode(new SendConfirmation([VerdictRange.OfDelivered(1)]), 2, 2));
        yield return Case("a server's role", CloseReason.WrongRole,
            NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, 2, 2, origin: FrameOrigin.Server));
        yield return Case("a text that is not UTF-8", CloseReason.InvalidText,
            NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = [0xED, 0xA0, 0x80] }, 2, 2));
        yield return Case("a recipient that is not UTF-8", CloseReason.InvalidText,
            NativeClient.Encode(new SendRequest { Peer = [0xFF], Text = "x"u8 }, 2, 2));
        yield return Case("a word that is not UTF-8", CloseReason.InvalidText,
            Patch(NativeClient.Encode(new SearchRequest { Count = 1, In = "", Words = ["xx"] }, 2, 2), FrameHeader.Size + 13, 0xFF));
        yield return Case("a text that says it is binary", CloseReason.BadBody,
            Patch(NativeClient.Encode(new SendRequest { Peer = "bob"u8, Text = "x"u8 }, 2, 2), 10, (byte)ContentType.Binary));
        yield return Case("a send without a body", CloseReason.BadBody, Patch(NativeClient.Encode(new BareMessage(FrameAction.SendRequest), 2, 2), 10, 1));
        yield return Case("a conversation without a body", CloseReason.BadBody, NativeClient.Encode(new BareMessage(FrameAction.Conversation), 2, 2));
        yield return Case("a conversation with an unknown change", CloseReason.BadBody,
            NativeClient.Encode(new ConversationMessage { Change = (ConversationChange)9, Peer = "bob"u8 }, 2, 2));
        yield return Case("a user list request cut short", CloseReason.BadBody, NativeClient.Encode(new BareMessage(FrameAction.UserList), 2, 2));
        yield return Case("a frame above the limit", CloseReason.FrameTooLong,
            Patch(NativeClient.Encode(new BareMessage(FrameAction.Ping), 0, 2), 4, 0, 1, 0, 1));
    }

    [TestCaseSource(nameof(Later_frames))]
    public void A_later_frame_that_is_wrong_closes_with_its_reason(CloseReason reason, byte[] bytes)
    {
        var peer = _server.Connect("mallory");
        peer.Sent = 2; // the server may acknowledge it before it finds what is wrong with it
        peer.SendBytes(bytes);

        Assert.That(peer.ExpectClose(), Is.EqualTo(reason));
        Finish(peer, reason);
    }

    [Test]
    public void What_follows_a_violation_is_thrown_away()
    {
        byte[] wrong = NativeClient.Encode(new BareMessage(FrameAction.Acknowledge), 0, 9);
        byte[] right = NativeClient.Encode(new SendRequest { Peer = "bystander"u8, Text = "x"u8 }, 2, 2);

        var peer = _server.Connect("mallory").SendBytes([.. wrong, .. right]).SendBytes(right);

        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.WrongAcknowledgement));
        _bystander.ExpectNothing();
        Finish(peer, CloseReason.WrongAcknowledgement);
    }

    [Test]
    public void Whoever_says_nothing_is_closed_after_ten_seconds()
    {
        var peer = _server.Dial();

        _server.Pass(TimeSpan.FromSeconds(9.9));
        peer.ExpectNothing();
        _server.Pass(TimeSpan.FromSeconds(0.2));

        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ConnectTimeout));
        Finish(peer, CloseReason.ConnectTimeout);
    }

    [Test]
    public void A_connect_one_byte_at_a_time_does_not_extend_the_ten_seconds()
    {
        var peer = _server.Dial();
        foreach (var part in Connect().Take(9))
        {
            peer.SendBytes(part);
            _server.Pass(TimeSpan.FromSeconds(1));
        }

        _server.Pass(TimeSpan.FromSeconds(1.1));

        Assert.That(peer.ExpectClose(), Is.AnyOf(CloseReason.ConnectTimeout, CloseReason.FrameStalled));
        Finish(peer, peer.Link.Reason);
    }

    [Test]
    public void A_frame_that_is_not_finished_closes_after_ten_seconds()
    {
        var peer = _server.Connect("mallory").SendBytes((byte)'F', (byte)'C');

        _server.Pass(TimeSpan.FromSeconds(10.5));

        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.FrameStalled));
        Finish(peer, CloseReason.FrameStalled);
    }

    [Test]
    public void A_peer_that_does_not_close_is_closed_by_force_after_two_seconds()
    {
        var peer = _server.Dial().SendBytes(1, 2, 3);
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.BadMagic));

        _server.Pass(TimeSpan.FromSeconds(2.1));

        Assert.That(peer.IsAborted, Is.True);
    }

    [Test]
    public void Silence_is_probed_after_thirty_seconds_and_ends_after_seventy_five()
    {
        var peer = _server.Connect("mallory");
        peer.SendText("bystander", "hello");
        KeepAlive(TimeSpan.FromSeconds(31));
        peer.Await(FrameAction.Ping);
        KeepAlive(TimeSpan.FromSeconds(43.5));
        Assert.That(peer.IsAborted, Is.False);

        KeepAlive(TimeSpan.FromSeconds(1.5));

        Assert.That((peer.IsAborted, peer.Link.Reason), Is.EqualTo((true, CloseReason.PeerTimeout)));
        Assert.That(PresenceNotice.TryRead(_bystander.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(gone.Reason, Is.EqualTo(CloseReason.PeerTimeout));
    }

    [Test]
    public void Any_frame_answers_a_ping()
    {
        var peer = _server.Connect("mallory");
        KeepAlive(TimeSpan.FromSeconds(31));
        peer.Await(FrameAction.Ping);
        peer.Acknowledge();

        KeepAlive(TimeSpan.FromSeconds(50));

        Assert.That(peer.IsAborted, Is.False);
        peer.Await(FrameAction.Ping);
        peer.Drop();
    }

    [Test]
    public void A_ping_is_answered()
    {
        var peer = _server.Connect("mallory").SendBare(FrameAction.Ping);

        peer.Expect(FrameAction.Pong);
        peer.SendBare(FrameAction.Pong);
        peer.ExpectNothing();
        peer.Drop();
    }

    [Test]
    public void A_write_that_is_stuck_ends_the_link_after_ten_seconds()
    {
        var peer = _server.Connect("mallory");
        peer.Link.SetWriteBlocked(_server.Hub.Now + TimeSpan.FromMilliseconds(1));

        _server.Pass(TimeSpan.FromSeconds(10.5));

        Assert.That((peer.IsAborted, peer.Link.Reason), Is.EqualTo((true, CloseReason.WriteStalled)));
    }

    // The others have to live on: they answer pings and acknowledge.
    private void KeepAlive(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(0.5))
        {
            _server.Pass(TimeSpan.FromSeconds(0.5));
            _bystander.Acknowledge();
            _bob.Acknowledge();
        }
    }

    private void Finish(ScriptedPeer peer, CloseReason reason)
    {
        peer.EndInput();
        Assert.That((peer.IsReleased, peer.Link.Reason), Is.EqualTo((true, reason)));
    }

    private static byte[] Connect() => NativeClient.Encode(new ConnectRequest { Name = "mallory"u8 }, 1, 0);

    private static byte[] Patch(byte[] frame, int offset, params byte[] bytes)
    {
        bytes.CopyTo(frame, offset);
        return frame;
    }

    private static TestCaseData Case(string name, CloseReason reason, byte[] bytes) => new TestCaseData(reason, bytes).SetArgDisplayNames(name);
}
