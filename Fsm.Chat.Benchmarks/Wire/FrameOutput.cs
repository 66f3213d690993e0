using System.Net.Sockets;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>
/// The sending side of a raw socket: frames are gathered, then leave in one write. What is gathered while a write is under way leaves after it.
/// Safe for several threads, and never calls out while it holds its lock, so it can be written to from anywhere.
/// </summary>
internal sealed class FrameOutput : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Socket _socket;
    private readonly Action<string> _fail;
    private readonly SocketAsyncEventArgs _write = new();
    private byte[] _gathered;
    private byte[] _underWay;
    private int _count;
    private bool _writing;

    /// <summary>Writes to a connected socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="size">Bytes to have room for at first; more is made when needed.</param>
    /// <param name="fail">Is told when the socket does not take any more.</param>
    public FrameOutput(Socket socket, int size, Action<string> fail)
    {
        (_socket, _fail) = (socket, fail);
        (_gathered, _underWay) = (new byte[size], new byte[size]);
        _write.Completed += (_, _) => Continue();
    }

    /// <summary>Gathers one message as a frame.</summary>
    public void Gather<TMessage>(scoped in TMessage message, in FrameStamp stamp, ulong sequence)
        where TMessage : IMessage, allows ref struct
    {
        lock (_gate)
            FrameWriter.Write(Room(FrameWriter.SizeOf(message)), message, stamp, sequence);
    }

    /// <summary>Gathers bytes that are a frame already.</summary>
    public void Gather(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
            frame.CopyTo(Room(frame.Length));
    }

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        var status = SocketError.Success;
        lock (_gate)
        {
            if (!_writing)
                status = Start();
        }

        if (status != SocketError.Success)
            _fail($"writing failed: {status}");
    }

    /// <inheritdoc/>
    public void Dispose() => _write.Dispose();

    private SocketError Start()
    {
        if (_count == 0)
            return SocketError.Success;
        (_gathered, _underWay) = (_underWay, _gathered);
        _write.SetBuffer(_underWay, 0, _count);
        _count = 0;
        try
        {
            _writing = _socket.SendAsync(_write);
        }
        catch (ObjectDisposedException)
        {
            return SocketError.Shutdown;
        }

        return _writing ? SocketError.Success : _write.SocketError;
    }

    private void Continue()
    {
        SocketError status;
        lock (_gate)
        {
            _writing = false;
            status = _write.SocketError == SocketError.Success ? Start() : _write.SocketError;
        }

        if (status != SocketError.Success)
            _fail($"writing failed: {status}");
    }

    private Span<byte> Room(int size)
    {
        if (_gathered.Length - _count < size)
            Array.Resize(ref _gathered, Math.Max(2 * _gathered.Length, _count + size));
        _count += size;
        return _gathered.AsSpan(_count - size, size);
    }
}
