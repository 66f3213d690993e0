using System.Buffers;
using System.Net;
using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Transfers;
using Fsm.Chat.Tests.Support;

namespace Fsm.Chat.Tests.Server.Support;

/// <summary>One frame as it came.</summary>
internal sealed record ReceivedFrame(FrameHeader Header, byte[] Body, byte[] Raw);

/// <summary>A client that says what the test tells it to, right or wrong, and keeps what it is told.</summary>
internal sealed class ScriptedPeer : IServerLinkPort
{
    private readonly ChatHub _hub;
    private readonly ArrayBufferWriter<byte> _arrived = new();
    private readonly Queue<ReceivedFrame> _frames = [];
    private byte[] _unread = [];
    private bool _paused;

    public ScriptedPeer(ChatHub hub, string address, ushort port)
    {
        _hub = hub;
        Port = port;
        Link = hub.Open(this, HostAddress.FromBytes(IPAddress.Parse(address).GetAddressBytes()), port, HostAddress.FromBytes([127, 0, 0, 1]));
        Wake();
    }

    public HubLink Link { get; }

    public ushort Port { get; }

    public ulong Sent { get; set; }

    public ulong Handled { get; set; }

    public bool IsReleased { get; private set; }

    public bool IsAborted { get; private set; }

    public bool IsPaused => _paused;

    /// <summary>While set, nothing is taken from the hub: a peer that does not read.</summary>
    public bool StopsReading { get; set; }

    /// <summary>Frames that came and were not looked at.</summary>
    public int Waiting => _frames.Count;

    public ScriptedPeer SendConnect(string name) => Send(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name) });

    /// <summary>Asks for a session that another link has carried.</summary>
    public ScriptedPeer Resume(string name, byte[] token, ulong handled) =>
        SendBytes(Encode(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name), Token = token }, sequence: 0, handled));

    public ScriptedPeer SendText(string to, string text, ushort port = 0) =>
        Send(new SendRequest { Peer = Encoding.UTF8.GetBytes(to), Text = Encoding.UTF8.GetBytes(text) }, port);

    public ScriptedPeer SendOpen(string with, ushort port = 0) =>
        Send(new ConversationMessage { Change = ConversationChange.Open, Peer = Encoding.UTF8.GetBytes(with) }, port);

    public ScriptedPeer SendLeave(string with) =>
        Send(new ConversationMessage { Change = ConversationChange.Leave, Peer = Encoding.UTF8.GetBytes(with) });

    public ScriptedPeer SendGroup(GroupRequestKind kind, string group, string person = "", ushort port = 0) => Send(
        new GroupRequest { Kind = kind, Group = Encoding.UTF8.GetBytes(group), Person = Encoding.UTF8.GetBytes(person) }, port);

    public ScriptedPeer SendBare(FrameAction action) => Send(new BareMessage(action));

    public ScriptedPeer Acknowledge() => SendBare(FrameAction.Acknowledge);

    /// <summary>Sends a message with the right numbers.</summary>
    public ScriptedPeer Send<TMessage>(scoped in TMessage message, ushort destinationPort = 0)
        where TMessage : IMessage, allows ref struct
    {
        var counted = FrameGate.IsCounted(message.Action, FrameOrigin.Client);
        return SendBytes(Encode(message, counted ? ++Sent : 0, Handled, destinationPort));
    }

    public static byte[] Encode<TMessage>(
        scoped in TMessage message, ulong sequence, ulong acknowledgement, ushort destinationPort = 0, FrameOrigin origin = FrameOrigin.Client)
        where TMessage : IMessage, allows ref struct
    {
        var bytes = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(bytes, message, new(origin, default, 0, destinationPort, acknowledgement), sequence);
        return bytes;
    }

    public ScriptedPeer SendBytes(params byte[] bytes)
    {
        _unread = [.. _unread, .. bytes];
        if (!_paused)
            Feed();
        return this;
    }

    /// <summary>Makes the hub fail while it reads what this peer has sent.</summary>
    public void MakeReadingFail()
    {
        var input = BrokenMemory.Bytes;
        _hub.Receive(Link, ref input);
    }

    /// <summary>Takes the next frame, which has to be of this action.</summary>
    public ReceivedFrame Expect(FrameAction action)
    {
        Assert.That(_frames, Is.Not.Empty, $"expected {action}, but nothing came");
        var frame = _frames.Dequeue();
        Assert.That(frame.Header.Action, Is.EqualTo(action));
        return frame;
    }

    /// <summary>Takes frames up to the next one of this action.</summary>
    public ReceivedFrame Await(FrameAction action)
    {
        while (_frames.TryDequeue(out var frame))
        {
            if (frame.Header.Action == action)
                return frame;
        }

        Assert.Fail($"expected {action}, but it did not come");
        throw new InvalidOperationException();
    }

    public (string From, string Text) ExpectText()
    {
        Assert.That(SendRequest.TryRead(Await(FrameAction.SendRequest).Body, out var message), Is.True);
        return (Encoding.UTF8.GetString(message.Peer), Encoding.UTF8.GetString(message.Text));
    }

    /// <summary>The next message to a group.</summary>
    public (string From, string Group, string Text) ExpectGroupText()
    {
        Assert.That(GroupMessage.TryRead(Await(FrameAction.GroupMessage).Body, out var message), Is.True);
        return (Encoding.UTF8.GetString(message.Sender), Encoding.UTF8.GetString(message.Group), Encoding.UTF8.GetString(message.Text));
    }

    /// <summary>The next notice about a group.</summary>
    public (GroupChange Change, string Group, string Person, int Code) ExpectGroupNotice()
    {
        Assert.That(GroupNotice.TryRead(Await(FrameAction.Group).Body, out var notice), Is.True);
        return (notice.Change, Encoding.UTF8.GetString(notice.Group), Encoding.UTF8.GetString(notice.Person), notice.Code);
    }

    /// <summary>The confirmation of a request for groups.</summary>
    public IReadOnlyList<GroupEntry> ExpectGroupList()
    {
        Assert.That(GroupListConfirmation.TryRead(Await(FrameAction.Confirmation).Body, out var list), Is.True);
        return list.Groups;
    }

    /// <summary>The confirmation of a connect or a resume.</summary>
    public (ulong Request, ulong HandedOver) ExpectWelcome()
    {
        Assert.That(Welcome.TryRead(Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        return (welcome.Request, welcome.HandedOver);
    }

    public (PresenceChange Change, string Name) ExpectPresence()
    {
        Assert.That(PresenceNotice.TryRead(Expect(FrameAction.Presence).Body, out var notice), Is.True);
        return (notice.Change, Encoding.UTF8.GetString(notice.Name));
    }

    /// <summary>Forgets what came and was not looked at.</summary>
    public void Skip() => _frames.Clear();

    public VerdictRange[] ExpectVerdicts() => SendConfirmation.Read(Await(FrameAction.SendConfirmation).Body)!;

    public (ulong Request, StatusCode Status) ExpectConfirmation()
    {
        Assert.That(Confirmation.TryRead(Await(FrameAction.Confirmation).Body, out var message), Is.True);
        return (message.Request, message.Status);
    }

    /// <summary>Expects the announcement of the close, and nothing after it.</summary>
    public CloseReason ExpectClose()
    {
        Assert.That(CloseAnnouncement.TryRead(Await(FrameAction.DisconnectRequest).Body, out var message), Is.True);
        Assert.That(_frames, Is.Empty, "nothing comes after the close announcement");
        return message.Reason;
    }

    /// <summary>Takes all frames that have come.</summary>
    public IReadOnlyList<ReceivedFrame> TakeAll()
    {
        ReceivedFrame[] all = [.. _frames];
        _frames.Clear();
        return all;
    }

    /// <summary>Takes frames as long as they are of this action.</summary>
    /// <returns>How many they were.</returns>
    public int TakeAllOf(FrameAction action)
    {
        var taken = 0;
        for (; _frames.TryPeek(out var frame) && frame.Header.Action == action; taken++)
            _frames.Dequeue();
        return taken;
    }

    public void ExpectNothing() => Assert.That(_frames, Is.Empty, () => $"unexpected {_frames.Peek().Header.Action}");

    public void Drop() => _hub.LinkLost(Link);

    public void EndInput() => _hub.InputEnded(Link);

    public void Wake()
    {
        if (StopsReading || Link is null)
            return;
        while (_hub.TakeOutput(Link, _arrived))
        {
        }

        var buffer = new ReadOnlySequence<byte>(_arrived.WrittenMemory.ToArray());
        var whole = buffer;
        while (FrameReader.TryRead(ref buffer, uint.MaxValue, out var header, out var body) == FrameReadStatus.Frame)
        {
            if (header.Sequence > 0)
            {
                Assert.That(header.Sequence, Is.EqualTo(Handled + 1), "the server's numbers have no gap");
                Handled = header.Sequence;
            }

            Assert.That(header.Acknowledgement, Is.LessThanOrEqualTo(Sent), "the server acknowledges only what was sent");
            _frames.Enqueue(new(header, body.ToArray(), whole.Slice(0, FrameHeader.Size + body.Length).ToArray()));
            whole = buffer;
        }

        var rest = buffer.ToArray();
        _arrived.ResetWrittenCount();
        _arrived.Write(rest);
    }

    /// <summary>Takes as much as the hub hands over at once; that may end inside a frame.</summary>
    public void TakeOnce() => _hub.TakeOutput(Link, _arrived);

    public void ResumeReading()
    {
        _paused = false;
        Feed();
    }

    /// <summary>What the hub asked to pass on from this link, and to where; null until it did.</summary>
    public (IServerLinkPort Target, HubRelay Transfer)? Relay { get; private set; }

    /// <summary>Bytes that were sent and that the hub has left for a pump.</summary>
    public int Kept => _unread.Length;

    public void BeginRelay(IServerLinkPort target, HubRelay transfer)
    {
        Assert.That(Relay, Is.Null, "a link is pumped from once");
        Relay = (target, transfer);
    }

    public void Release()
    {
        Assert.That(IsReleased || IsAborted, Is.False, "a socket is let go of once");
        IsReleased = true;
    }

    public void Abort()
    {
        Assert.That(IsReleased || IsAborted, Is.False, "a socket is let go of once");
        IsAborted = true;
    }

    private void Feed()
    {
        var input = new ReadOnlySequence<byte>(_unread);
        _paused = !_hub.Receive(Link, ref input);
        _unread = input.ToArray();
    }
}
