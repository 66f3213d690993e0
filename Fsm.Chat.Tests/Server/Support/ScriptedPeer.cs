using System.Net;
using Fsm.Chat.Server.Doors.Native;

namespace Fsm.Chat.Tests.Server.Support;

/// <summary>A client in memory, at a real hub.</summary>
internal sealed class ScriptedPeer : NativeClient, IServerLinkPort
{
    private readonly ChatHub _hub;
    private readonly ArrayBufferWriter<byte> _arrived = new();
    private readonly Queue<ReceivedFrame> _frames = [];
    private byte[] _unread = [];
    private ulong _acknowledged;
    private bool _paused;

    public ScriptedPeer(ChatHub hub, string address, ushort port, KeyFingerprint? key = null)
    {
        _hub = hub;
        Port = port;
        Link = NativeDoor.Open(hub, this, HostAddress.FromBytes(IPAddress.Parse(address).GetAddressBytes()), port, Frames.Loopback);
        Link.SetKey(key);
        Wake();
    }

    public HubLink Link { get; }

    public ushort Port { get; }

    public bool IsReleased { get; private set; }

    public bool IsAborted { get; private set; }

    public bool IsPaused => _paused;

    /// <summary>Whether it is told now and then what the hub has handled of what it sent.</summary>
    public bool IsHeard => Link.State is LinkState.Live or LinkState.Probing && !StopsReading && !_paused;

    /// <summary>Whether it has been told that all that it sent was handled.</summary>
    public bool IsAcknowledged => _acknowledged == Sent;

    /// <summary>While set, nothing is taken from the hub: a peer that does not read.</summary>
    public bool StopsReading { get; set; }

    /// <summary>While set, the socket throws when it is told that there is output.</summary>
    public bool FailsWhenWoken { get; set; }

    /// <summary>What happens, once, when it is told that there is output, after it was taken: as if on another thread.</summary>
    public Action? MeanwhileWoken { get; set; }

    /// <summary>Frames that came and were not looked at.</summary>
    public int Waiting => _frames.Count;

    /// <summary>Bytes that were sent and that the hub has left for a pump.</summary>
    public int Kept => _unread.Length;

    /// <summary>What the hub asked to pass on from this link, and to where; null until it did.</summary>
    public (IServerLinkPort Target, HubRelay Transfer)? Relay { get; private set; }

    protected override bool HasMore => _frames.Count > 0;

    public override void Carry(byte[] bytes)
    {
        _unread = [.. _unread, .. bytes];
        if (!_paused)
            Feed();
    }

    /// <summary>Makes the hub fail while it reads what this peer has sent.</summary>
    public void MakeReadingFail()
    {
        var input = BrokenMemory.Bytes;
        _hub.Receive(Link, ref input);
    }

    /// <summary>Forgets what came and was not looked at.</summary>
    public void Skip() => _frames.Clear();

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
        for (; _frames.TryPeek(out var frame) && frame.Action == action; taken++)
            _frames.Dequeue();
        return taken;
    }

    public void ExpectNothing() => Assert.That(_frames, Is.Empty, () => $"unexpected {_frames.Peek().Action}");

    public void Drop() => _hub.LinkLost(Link);

    public void EndInput() => _hub.InputEnded(Link);

    public void Wake()
    {
        if (FailsWhenWoken)
            throw new InvalidOperationException("A test made this fail.");
        if (StopsReading || Link is null)
            return;
        while (_hub.TakeOutput(Link, _arrived)) { }

        Peer.Hear(_arrived.WrittenSpan);
        _arrived.ResetWrittenCount();
        while (Peer.Read() is { } frame)
        {
            Assert.That(Peer.Count(frame.Header), Is.EqualTo(CloseReason.None), () => $"a real client would close for {frame.Header}");
            if (Link.Session is not { Voice.FirstDeferred: > 0 })
                Assert.That(frame.Header.Acknowledgement, Is.GreaterThanOrEqualTo(frame.Answered), "what is answered is acknowledged, unless something before it is being written down");
            _acknowledged = Math.Max(_acknowledged, frame.Header.Acknowledgement);
            _frames.Enqueue(frame);
        }

        var meanwhile = MeanwhileWoken;
        MeanwhileWoken = null;
        meanwhile?.Invoke();
    }

    /// <summary>Takes as much as the hub hands over at once; that may end inside a frame.</summary>
    public void TakeOnce() => _hub.TakeOutput(Link, _arrived);

    public void ResumeReading()
    {
        _paused = false;
        Feed();
    }

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

    protected override ReceivedFrame? Next() => _frames.TryDequeue(out var frame) ? frame : null;

    private void Feed()
    {
        var input = new ReadOnlySequence<byte>(_unread);
        _paused = !_hub.Receive(Link, ref input);
        _unread = input.ToArray();
    }
}
