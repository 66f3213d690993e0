using Fsm.Chat.Client.Entry;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>The server's end of one link, in memory. It says what a test tells it to and keeps the numbers right unless told otherwise.</summary>
internal sealed class ScriptedServer(ChatClient client, long link)
{
    public const ushort ClientPort = 40112;

    private readonly NativePeer _peer = new(FrameOrigin.Server) { Server = Frames.Loopback };
    private readonly ArrayBufferWriter<byte> _read = new();
    private readonly List<ReceivedFrame> _frames = [];
    private ReadOnlySequence<byte> _unread = ReadOnlySequence<byte>.Empty;

    public Mock<ILinkPort> Port { get; } = new();

    public long Link => link;

    /// <summary>Whether the client's connection to it came about.</summary>
    public bool IsOpen { get; private set; }

    public ulong Sequence { get => _peer.Sent; set => _peer.Sent = value; }

    /// <summary>What the next frames acknowledge.</summary>
    public ulong Handled { get => _peer.Handled; set => _peer.Handled = value; }

    /// <summary>How often the client let go of the connection.</summary>
    public int Closings => Port.Invocations.Count(call => call.Method.Name is nameof(ILinkPort.Release) or nameof(ILinkPort.Abort));

    public void Open()
    {
        IsOpen = true;
        client.LinkOpened(link, ClientPort, Frames.Loopback);
    }

    /// <summary>The connection is let go of already: whatever is reported of it changes nothing.</summary>
    public void AssertIsOver()
    {
        client.LinkLost(link);
        client.LinkInputEnded(link);
        Assert.That(Closings, Is.EqualTo(1));
    }

    /// <summary>A connection that had come about breaks, if it has not before; whatever is reported of it after that changes nothing.</summary>
    public void AssertEndsOnce()
    {
        client.LinkLost(link);
        var closings = Closings;
        client.LinkLost(link);
        client.LinkInputEnded(link);
        Assert.That((closings > 0, Closings), Is.EqualTo((true, closings)));
    }

    public ReceivedFrame Grant(ushort window = 128, double pingAfter = 30, double deadAfter = 75, uint maxText = 8192)
    {
        Open();
        var connect = Expect(FrameAction.ConnectRequest);
        Say(Welcoming(connect.Header.Sequence, window, pingAfter, deadAfter, maxText));
        return connect;
    }

    /// <summary>Accepts the connection and gives the session back that another link has carried.</summary>
    /// <param name="handled">The highest number that the server says it has handled.</param>
    /// <param name="window">How many messages there may be on their way from now on.</param>
    public ReceivedFrame GiveBack(ScriptedServer before, ulong handled, ushort window = 128)
    {
        Open();
        var request = Expect(FrameAction.ConnectRequest);
        (Sequence, Handled) = (before.Sequence, handled);
        Feed(Encode(Welcoming(request: 0, window), sequence: 0));
        return request;
    }

    public void RefuseResume(StatusCode status, ulong? stored = null)
    {
        Open();
        Expect(FrameAction.ConnectRequest);
        Feed(Encode(new Confirmation(0, status) { Stored = stored }, sequence: 0));
    }

    public void ConfirmOpen(string name = "bob", ushort port = 40114)
    {
        var open = Expect(FrameAction.Conversation);
        Say(new ConversationConfirmation { Request = open.Header.Sequence, Peer = Encoding.UTF8.GetBytes(name), Port = port });
    }

    public void Answer(FrameAction asked, StatusCode status = StatusCode.Ok) => Say(new Confirmation(Expect(asked).Header.Sequence, status));

    public void Deliver(ulong first, ulong last, StatusCode status = StatusCode.Ok, bool handedOver = true)
    {
        Handled = Math.Max(Handled, last);
        var delivered = status == StatusCode.Ok;
        Say(new SendConfirmation([new(first, last, status, handedOver, delivered ? (ushort)1 : (ushort)0, delivered ? (ushort)0 : (ushort)1)]));
    }

    /// <summary>Closes for good: the session ends with its link.</summary>
    public void EndSession(CloseReason reason = CloseReason.InternalError) => Say(new CloseAnnouncement(reason));

    public void Gone(string name) => Say(new PresenceNotice { Change = PresenceChange.Gone, Name = Encoding.UTF8.GetBytes(name), Reason = CloseReason.PeerLost });

    public void Notice(ConversationChange change, string name) => Say(new ConversationMessage { Change = change, Peer = Encoding.UTF8.GetBytes(name) });

    public void Pong() => Say(new BareMessage(FrameAction.Pong));

    public void Forward(string from, string text) => Say(new SendRequest { Peer = Encoding.UTF8.GetBytes(from), Text = Encoding.UTF8.GetBytes(text) });

    public void Say<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        Take(); // a server has read what it answers
        Feed(_peer.Say(message, ClientPort));
    }

    public byte[] Encode<TMessage>(scoped in TMessage message, ulong sequence, FrameOrigin origin = FrameOrigin.Server)
        where TMessage : IMessage, allows ref struct => NativePeer.Encode(message, sequence, new(origin, Frames.Loopback, 0, ClientPort, Handled));

    /// <summary>Makes the client fail while it reads what came.</summary>
    public void MakeReadingFail()
    {
        var buffer = BrokenMemory.Bytes;
        client.Receive(link, ref buffer);
    }

    /// <summary>Hands bytes to the client behind what it has not taken yet.</summary>
    public void Feed(params byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>([.. _unread.ToArray(), .. bytes]);
        client.Receive(link, ref buffer);
        _unread = buffer;
    }

    /// <summary>All frames that the client has queued since the last call.</summary>
    public List<ReceivedFrame> Read()
    {
        Take();
        List<ReceivedFrame> frames = [.. _frames];
        _frames.Clear();
        return frames;
    }

    /// <summary>The only frame of its kind among those queued since the last call.</summary>
    public ReceivedFrame Expect(FrameAction action) => Read().Single(frame => frame.Action == action);

    /// <summary>The same, which is there for the next call, too.</summary>
    public ReceivedFrame Peek(FrameAction action)
    {
        Take();
        return _frames.Single(frame => frame.Action == action);
    }

    public int Count(FrameAction action) => Read().Count(frame => frame.Action == action);

    private void Take()
    {
        while (client.TakeOutput(link, _read))
            client.OutputFlushed(link);
        client.OutputFlushed(link);
        _peer.Hear(_read.WrittenSpan);
        _read.Clear();
        while (_peer.Read() is { } frame)
            _frames.Add(frame);
    }

    /// <summary>What it grants of the client's wishes.</summary>
    public Wishes Granted { get; set; }

    private Welcome Welcoming(ulong request, ushort window = 128, double pingAfter = 30, double deadAfter = 75, uint maxText = 8192) => new()
    {
        Request = request, ServerName = "fsmchat"u8, Token = new byte[Welcome.TokenSize], Window = window,
        MaxText = maxText, MaxFrame = 65536, Granted = Granted, PingAfter = TimeSpan.FromSeconds(pingAfter), DeadAfter = TimeSpan.FromSeconds(deadAfter),
    };
}
