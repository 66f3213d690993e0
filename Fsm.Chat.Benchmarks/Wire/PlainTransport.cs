using System.Net.Sockets;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>A bare socket, as cheap as it can be: it is read by the <see cref="PollLoop"/>, and nothing is allocated for a read or a write.</summary>
internal sealed class PlainTransport : LinkTransport
{
    private readonly Lock _gate = new(); // whether somebody waits, and for what
    private readonly Socket _socket;
    private readonly SocketAsyncEventArgs _write = new();
    private readonly int _number;
    private ArraySegment<byte> _buffer;
    private bool _isAwaited;
    private bool _mayHaveMore;
    private bool _peerHasEnded;
    private int _bytesRead;
    private SocketError _readError;

    /// <summary>Takes over a connected socket.</summary>
    public PlainTransport(Socket socket)
        : base(socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        socket.Blocking = false;
        _write.Completed += (_, _) => WriteEnded();
        _number = PollLoop.Shared.Watch(socket, this);
    }

    /// <inheritdoc/>
    public override int BytesRead => _bytesRead;

    /// <inheritdoc/>
    public override string? ReadFault => _readError == SocketError.Success ? null : _readError.ToString();

    /// <inheritdoc/>
    public override string? WriteFault => _write.SocketError == SocketError.Success ? null : _write.SocketError.ToString();

    /// <inheritdoc/>
    public override bool Read(byte[] buffer, int offset, int count)
    {
        lock (_gate)
        {
            _buffer = new(buffer, offset, count);
            return MustWait() || !TryReceive();
        }
    }

    /// <summary>There may be something to read.</summary>
    /// <param name="hasEnded">Whether nothing comes behind it.</param>
    public void Readable(bool hasEnded)
    {
        lock (_gate)
        {
            (_peerHasEnded, _mayHaveMore) = (_peerHasEnded || hasEnded, true);
            if (!_isAwaited || !TryReceive())
                return;
        }

        ReadEnded();
    }

    /// <inheritdoc/>
    public override bool Write(byte[] buffer, int offset, int count)
    {
        _write.SetBuffer(buffer, offset, count);
        return _socket.SendAsync(_write);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        PollLoop.Shared.Forget(_number);
        lock (_gate)
        {
            _isAwaited = false; // news that is under way finds nobody
            base.Dispose();
        }

        _write.Dispose();
    }

    private bool MustWait() => _isAwaited = !_mayHaveMore;

    // A socket gives all it has: less than there is room for means that there is no more, but for the end of the stream.
    private bool TryReceive()
    {
        _bytesRead = _socket.Receive(_buffer, SocketFlags.None, out _readError);
        var isEmpty = _readError == SocketError.WouldBlock;
        _mayHaveMore = !isEmpty && (_bytesRead == _buffer.Count || _peerHasEnded);
        _isAwaited = isEmpty;
        return !isEmpty;
    }
}
