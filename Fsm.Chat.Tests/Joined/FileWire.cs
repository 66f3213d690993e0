using Fsm.Chat.Server.Doors.Native;

namespace Fsm.Chat.Tests.Joined;

/// <summary>One file link in memory. The hub sees its attachment and its end; what comes between goes from the sender's to the receiver's, unread.</summary>
internal sealed class FileWire : IServerLinkPort
{
    private readonly JoinedWorld _world;
    private readonly ServerEndpoint _address;
    private readonly ushort _port;
    private readonly NativePeer _client = new();
    private byte[] _toServer = [];
    private HubLink? _link;
    private FileWire? _relaysTo;
    private HubRelay? _transfer;
    private bool _dialled;
    private bool _broken;
    private bool _clientLetGo;
    private bool _serverLetGo;
    private bool _serverTold;

    public FileWire(JoinedWorld world, ServerEndpoint address) => (_world, _address, _port) = (world, address, world.NextPort());

    public ChatHub? Hub { get; private set; }

    /// <summary>Whether nothing more comes for the client.</summary>
    public bool IsOver => _broken || _serverLetGo && !_client.HasUnread;

    /// <summary>Both ends learn that the connection broke.</summary>
    public void Break()
    {
        if (_link is not null && !_serverTold && !_serverLetGo)
            Hub!.LinkLost(_link);
        (_broken, _serverTold) = (true, true);
    }

    /// <summary>The client sends one frame.</summary>
    public void Put<TMessage>(in TMessage message)
        where TMessage : IMessage, allows ref struct => _toServer = [.. _toServer, .. _client.Say(message)];

    /// <summary>The client takes one frame; null where there is none.</summary>
    public ReceivedFrame? Take()
    {
        var frame = _client.Read();
        if (frame?.Header.Origin == FrameOrigin.Server)
            Assert.That(_client.Count(frame.Header), Is.EqualTo(CloseReason.None)); // what is the other client's is for the receiver to judge
        return frame;
    }

    /// <summary>The client closes its end.</summary>
    public void Close() => _clientLetGo = true;

    /// <summary>Moves what there is to move.</summary>
    /// <returns>Whether anything moved.</returns>
    public bool Move() => Dialled() | ToServer() | ToClient() | Ended();

    public void Wake()
    {
        // Move looks by itself.
    }

    public void ResumeReading() => Assert.Fail("Nobody pauses a file link.");

    public void BeginRelay(IServerLinkPort target, HubRelay transfer) => (_relaysTo, _transfer) = ((FileWire)target, transfer);

    public void Release() => _serverLetGo = true;

    public void Abort() => _serverLetGo = true;

    private bool Dialled()
    {
        if (_dialled)
            return false;
        _dialled = true;
        Hub = _world.Find(_address);
        if (Hub is null)
            _broken = true;
        else
            _link = NativeDoor.Open(Hub, this, Frames.Loopback, _port, Frames.Loopback);
        return true;
    }

    private bool ToServer()
    {
        if (_link is null || _serverTold || _serverLetGo || _toServer.Length == 0)
            return false;
        if (_relaysTo is not null)
            return Relayed();
        var input = new ReadOnlySequence<byte>(_toServer);
        Hub!.Receive(_link, ref input);
        var moved = input.Length < _toServer.Length;
        _toServer = input.ToArray();
        return moved;
    }

    private bool Relayed()
    {
        _relaysTo!.ToClient(); // its confirmation comes first
        _relaysTo._client.Hear(_toServer);
        _toServer = [];
        _transfer!.NoteProgress(Hub!.Now);
        return true;
    }

    private bool ToClient()
    {
        if (_link is null || _broken)
            return false;
        var writer = new ArrayBufferWriter<byte>();
        while (Hub!.TakeOutput(_link, writer))
        {
        }

        _client.Hear(writer.WrittenSpan);
        return writer.WrittenCount > 0;
    }

    private bool Ended()
    {
        if (!_clientLetGo || _serverTold || _link is null)
            return false;
        _serverTold = true;
        Hub!.InputEnded(_link);
        return true;
    }
}
