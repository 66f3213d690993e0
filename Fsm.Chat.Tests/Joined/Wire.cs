using Fsm.Chat.Client.Entry;
using Fsm.Chat.Server.Doors.Native;

namespace Fsm.Chat.Tests.Joined;

/// <summary>One connection in memory. It can be cut with both ends told, or go silent with neither told.</summary>
internal sealed class Wire : ILinkPort
{
    private readonly ChatClient _client;
    private readonly long _number;
    private readonly ServerEndpoint _address;
    private readonly JoinedWorld _world;
    private byte[] _toServer = [];
    private byte[] _toClient = [];
    private HubLink? _link;
    private bool _dialled;
    private bool _paused;
    private bool _clientLetGo;
    private bool _serverLetGo;
    private bool _serverTold;
    private bool _clientTold;

    public Wire(JoinedWorld world, ChatClient client, long number, ServerEndpoint address) =>
        (_world, _client, _number, _address) = (world, client, number, address);

    public ChatHub? Hub { get; private set; }

    /// <summary>Whether dialling is in vain.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>While set, what either end sends is lost, and no end is told of anything.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While set, what the client sends stays on its way; the other direction is as ever.</summary>
    public bool HoldsToServer { get; set; }

    /// <summary>Both ends learn that the connection broke, at once.</summary>
    public void Break()
    {
        if (!_clientTold)
            _client.LinkLost(_number);
        if (!_serverTold && _link is not null)
            Hub!.LinkLost(_link);
        (_clientTold, _serverTold) = (true, true);
    }

    /// <summary>The client's end learns that the connection broke; the server's end, and what is on its way, knows nothing of that.</summary>
    public void BreakAtClient()
    {
        _clientTold = IsSilent = true;
        _client.LinkLost(_number);
    }

    /// <summary>The server's end says that it closes, as it would for that reason.</summary>
    public void CloseFromServer(CloseReason reason)
    {
        var input = new ReadOnlySequence<byte>(new NativePeer(FrameOrigin.Server).Say(new CloseAnnouncement(reason)));
        _client.Receive(_number, ref input);
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
        Hub = IsUnreachable ? null : _world.Find(_address);
        if (Hub is null)
        {
            (_clientTold, _serverTold) = (true, true);
            _client.DialFailed(_number, "nobody listens there");
            return true;
        }

        var port = _world.NextPort();
        _link = NativeDoor.Open(Hub, new ServerEnd(this), Frames.Loopback, port, Frames.Loopback);
        _client.LinkOpened(_number, port, Frames.Loopback);
        return true;
    }

    private bool ToServer()
    {
        if (_link is null || _clientTold)
            return false;
        var taken = Take(writer => _client.TakeOutput(_number, writer));
        _client.OutputFlushed(_number);
        if (IsSilent || _serverTold)
            return taken.Length > 0;
        _toServer = [.. _toServer, .. taken];
        if (_paused || HoldsToServer || _toServer.Length == 0)
            return false;
        var input = new ReadOnlySequence<byte>(_toServer);
        _paused = !Hub!.Receive(_link, ref input);
        var moved = input.Length < _toServer.Length;
        _toServer = input.ToArray();
        return moved || taken.Length > 0;
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
        _toClient = [.. _toClient, .. taken];
        var input = new ReadOnlySequence<byte>(_toClient);
        _client.Receive(_number, ref input);
        _toClient = input.ToArray();
        return true;
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
            _client.LinkInputEnded(_number);
        }

        return moved;
    }

    private static byte[] Take(Func<IBufferWriter<byte>, bool> take)
    {
        var writer = new ArrayBufferWriter<byte>();
        while (take(writer))
        {
        }

        return writer.WrittenSpan.ToArray();
    }

    private sealed class ServerEnd(Wire wire) : IServerLinkPort
    {
        public void Wake()
        {
            // Move looks by itself.
        }

        public void ResumeReading() => wire._paused = false;

        public void BeginRelay(IServerLinkPort target, HubRelay transfer) => throw new NotSupportedException("This is no file link.");

        public void Release() => wire._serverLetGo = true;

        public void Abort() => wire._serverLetGo = true;
    }
}
