using Fsm.Chat.Client.Entry;
using Fsm.Chat.Server.Doors.Native;

namespace Fsm.Chat.Tests.Joined;

/// <summary>One connection in memory. It can be cut with both ends told, or go silent with neither told. Of a file link the hub reads the attachment; what follows goes to the receiver's, unread.</summary>
internal sealed class Wire(JoinedWorld world, ServerEndpoint address, IWireClient client) : ILinkPort
{
    private byte[] _toServer = [];
    private byte[] _toClient = [];
    private HubLink? _link;
    private (Wire Target, HubRelay Transfer)? _relay;
    private bool _dialled;
    private bool _paused;
    private bool _clientLetGo;
    private bool _serverLetGo;
    private bool _serverTold;
    private bool _clientTold;

    public ChatHub? Hub { get; private set; }

    /// <summary>Whether dialling is in vain.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>The key that the client shows; null for none.</summary>
    public KeyFingerprint? Key { get; init; }

    /// <summary>While set, what either end sends is lost, and no end is told of anything.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While set, what the client sends stays on its way; the other direction is as ever.</summary>
    public bool HoldsToServer { get; set; }

    /// <summary>Both ends learn that the connection broke, at once.</summary>
    public void Break()
    {
        if (!_clientTold)
            client.Lost();
        if (!_serverTold && _link is not null)
            Hub!.LinkLost(_link);
        (_clientTold, _serverTold) = (true, true);
    }

    /// <summary>The client's end learns that the connection broke; the server's end, and what is on its way, knows nothing of that.</summary>
    public void BreakAtClient()
    {
        _clientTold = IsSilent = true;
        client.Lost();
    }

    /// <summary>The server's end says that it closes, as it would for that reason.</summary>
    public void CloseFromServer(CloseReason reason)
    {
        var input = new ReadOnlySequence<byte>(new NativePeer(FrameOrigin.Server).Say(new CloseAnnouncement(reason)));
        client.Receive(ref input);
    }

    /// <summary>Moves what there is to move.</summary>
    /// <returns>Whether anything moved.</returns>
    public bool Move() => Dialled() | ToServer() | ToClient() | Ended();

    public void Wake()
    {
        // Move looks by itself.
    }

    public void Release() => _clientLetGo = true;

    public void Abort() => _clientLetGo = true;

    private bool Dialled()
    {
        if (_dialled || IsSilent)
            return false;
        _dialled = true;
        Hub = IsUnreachable ? null : world.Find(address);
        if (Hub is null)
        {
            (_clientTold, _serverTold) = (true, true);
            client.Failed(isRefused: !IsUnreachable);
            return true;
        }

        var port = world.NextPort();
        _link = NativeDoor.Open(Hub, new ServerEnd(this), Frames.Loopback, port, Frames.Loopback);
        _link.SetKey(Key);
        client.Opened(port);
        return true;
    }

    private bool ToServer()
    {
        if (_link is null || _clientTold)
            return false;
        var taken = Take(client.TakeOutput);
        client.Flushed();
        if (IsSilent || _serverTold)
            return taken.Length > 0;
        _toServer = [.. _toServer, .. taken];
        if (_paused || HoldsToServer || _toServer.Length == 0)
            return false;
        if (_relay is { } relay)
            return Relayed(relay.Target, relay.Transfer);
        var input = new ReadOnlySequence<byte>(_toServer);
        _paused = !Hub!.Receive(_link, ref input);
        var moved = input.Length < _toServer.Length;
        _toServer = input.ToArray();
        return moved || taken.Length > 0;
    }

    private bool Relayed(Wire target, HubRelay transfer)
    {
        target.ToClient(); // its confirmation comes first
        target.Bring(_toServer);
        _toServer = [];
        transfer.NoteProgress(Hub!.Now);
        return true;
    }

    private bool ToClient()
    {
        if (_link is null || _serverTold && _toClient.Length == 0)
            return false;
        var taken = Take(writer => Hub!.TakeOutput(_link, writer));
        if (IsSilent || _clientTold)
            return taken.Length > 0;
        if (taken.Length == 0)
            return false;
        Bring(taken);
        return true;
    }

    private void Bring(byte[] bytes)
    {
        _toClient = [.. _toClient, .. bytes];
        var input = new ReadOnlySequence<byte>(_toClient);
        client.Receive(ref input);
        _toClient = input.ToArray();
    }

    // An end that lets go is seen by the other as the end of the stream.
    private bool Ended()
    {
        var moved = false;
        if (_clientLetGo && !_serverTold && !IsSilent && _link is not null)
        {
            _serverTold = moved = true;
            Hub!.InputEnded(_link);
        }

        if (_serverLetGo && !_clientTold && !IsSilent)
        {
            _clientTold = moved = true;
            client.Ended();
        }

        return moved;
    }

    private static byte[] Take(Func<IBufferWriter<byte>, bool> take)
    {
        var writer = new ArrayBufferWriter<byte>();
        while (take(writer)) { }

        return writer.WrittenSpan.ToArray();
    }

    private sealed class ServerEnd(Wire wire) : IServerLinkPort
    {
        public void Wake()
        {
            // Move looks by itself.
        }

        public void ResumeReading() => wire._paused = false;

        public void BeginRelay(IServerLinkPort target, HubRelay transfer) => wire._relay = (((ServerEnd)target).Wire, transfer);

        public void Release() => wire._serverLetGo = true;

        public void Abort() => wire._serverLetGo = true;

        private Wire Wire => wire;
    }
}

/// <summary>Who is at the client's end of a wire. What is said of it in particular concerns those who make a difference.</summary>
internal interface IWireClient
{
    void Opened(ushort port)
    {
    }

    void Failed(bool isRefused) => Ended();

    bool TakeOutput(IBufferWriter<byte> writer);

    void Flushed()
    {
    }

    void Receive(ref ReadOnlySequence<byte> input);

    void Ended();

    void Lost() => Ended();
}

internal sealed class ChatEnd(ChatClient client, long link) : IWireClient
{
    public void Opened(ushort port) => client.LinkOpened(link, port, Frames.Loopback);

    public void Failed(bool isRefused) => client.DialFailed(link, "nobody listens there", isRefused);

    public bool TakeOutput(IBufferWriter<byte> writer) => client.TakeOutput(link, writer);

    public void Flushed() => client.OutputFlushed(link);

    public void Receive(ref ReadOnlySequence<byte> input) => client.Receive(link, ref input);

    public void Ended() => client.LinkInputEnded(link);

    public void Lost() => client.LinkLost(link);
}
