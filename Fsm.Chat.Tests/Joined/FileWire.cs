using System.Buffers;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Tests.Joined;

/// <summary>One file link in memory. The hub sees its attachment and its end; what comes between goes from the sender's to the receiver's, unread.</summary>
internal sealed class FileWire : IServerLinkPort
{
    private static readonly HostAddress Loopback = HostAddress.FromBytes([127, 0, 0, 1]);
    private readonly JoinedWorld _world;
    private readonly ServerEndpoint _address;
    private readonly ushort _port;
    private byte[] _toServer = [];
    private byte[] _toClient = [];
    private ulong _sequence;
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
    public bool IsOver => _broken || _serverLetGo && _toClient.Length == 0;

    /// <summary>Both ends learn that the connection broke.</summary>
    public void Break()
    {
        if (_link is not null && !_serverTold && !_serverLetGo)
            Hub!.LinkLost(_link);
        (_broken, _serverTold) = (true, true);
    }

    /// <summary>The client sends one frame.</summary>
    public void Put<TMessage>(in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var frame = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(frame, message, new(FrameOrigin.Client, Loopback, _port, 0, _sequence == 0 ? 0ul : 1), ++_sequence);
        _toServer = [.. _toServer, .. frame];
    }

    /// <summary>The client takes one frame.</summary>
    public bool TryTake(out FrameHeader header, out byte[] body)
    {
        var rest = new ReadOnlySequence<byte>(_toClient);
        var status = FrameReader.TryRead(ref rest, uint.MaxValue, out header, out var read);
        Assert.That(status, Is.AnyOf(FrameReadStatus.Frame, FrameReadStatus.Incomplete));
        (body, _toClient) = (read.ToArray(), rest.ToArray());
        return status == FrameReadStatus.Frame;
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
            _link = Hub.Open(this, Loopback, _port, Loopback);
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
        _relaysTo._toClient = [.. _relaysTo._toClient, .. _toServer];
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

        _toClient = [.. _toClient, .. writer.WrittenSpan];
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
