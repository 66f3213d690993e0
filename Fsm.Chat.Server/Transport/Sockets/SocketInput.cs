using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;
using Microsoft.AspNetCore.Connections;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// The receiving direction of a socket. While nothing comes it holds no memory: it waits for the socket to become readable, and takes a block only then. It reads
/// when it is asked to, so what nobody asks for stays in the kernel and slows the peer. Continuations run on the thread that has found it readable.
/// </summary>
internal sealed class SocketInput : PipeReader, IValueTaskSource<ReadResult>
{
    private readonly Socket _socket;
    private readonly IReadiness _readiness;
    private ManualResetValueTaskSourceCore<ReadResult> _reading;
    private CancellationTokenRegistration _cancellation;
    private ReceiveBlock _received; // not readonly: it changes in place
    private Stage _stage;
    private bool _isExamined = true; // all that is there: only more is news
    private bool _isCancelled; // the next read, for there was none under way
    private SocketError _error; // what has broken the connection
    private bool _mayHaveMore; // the kernel, beyond what was received
    private bool _peerHasEnded; // the end of the stream is in the kernel, behind whatever else is
    private bool _hasEnded;

    /// <param name="socket">A connected socket.</param>
    /// <param name="pool">Where blocks come from.</param>
    /// <param name="loop">What watches the socket; null for the class library.</param>
    public SocketInput(Socket socket, MemoryPool<byte> pool, SocketLoop? loop) =>
        (_socket, _received, _readiness) = (socket, new(pool), loop is null ? new AsyncReadiness(socket, this) : new LoopReadiness(socket, this, loop));

    // Changed under a lock on the input itself, with what is asked to be cancelled: a lock of its own would be 48 bytes of each idle connection.
    private enum Stage : byte
    {
        /// <summary>Nobody waits for anything.</summary>
        Quiet,

        /// <summary>A read waits.</summary>
        Awaited,

        /// <summary>A read waits, and what has come is being received for it.</summary>
        Receiving,
    }

    public override bool TryRead(out ReadResult result)
    {
        lock (this)
        {
            if (_isExamined && !_hasEnded && !_isCancelled)
            {
                result = default;
                return false;
            }

            result = Result(_isCancelled);
            _isCancelled = false;
            return true;
        }
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TryRead(out var there))
            return new(there);
        bool mayHaveMore;
        lock (this)
        {
            _reading.Reset();
            mayHaveMore = BeginToWait();
        }

        var reading = new ValueTask<ReadResult>(this, _reading.Version);
        if (cancellationToken.CanBeCanceled)
            Keep(cancellationToken.UnsafeRegister(static (input, token) => ((SocketInput)input!).Abandon(token), this));
        Await(mayHaveMore);
        return reading;
    }

    /// <summary>There may be something to receive.</summary>
    /// <param name="hasEnded">Whether nothing comes behind it.</param>
    /// <param name="error">What has broken the connection, if that was found out already: the kernel tells it only once.</param>
    public void Readable(bool hasEnded, SocketError error = SocketError.Success)
    {
        lock (this)
        {
            _peerHasEnded |= hasEnded;
            _error = error == SocketError.Success ? _error : error;
            if (_stage != Stage.Awaited)
            {
                _mayHaveMore = true; // whoever reads next finds out
                return;
            }

            _stage = Stage.Receiving;
        }

        Receive();
    }

    /// <summary>Nobody will read any more.</summary>
    public void End()
    {
        _readiness.End();
        Readable(hasEnded: true); // a closed socket has no news
        Complete();
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var unread = _received.Unread;
        _isExamined = unread.Slice(examined).IsEmpty;
        _received.Consume((int)unread.Slice(0, consumed).Length);
    }

    public override void CancelPendingRead()
    {
        if (TryStopWaiting(elseTheNext: true))
            Complete(Result(isCancelled: true));
    }

    public override void Complete(Exception? exception = null)
    {
        lock (this)
        {
            if (_stage != Stage.Receiving)
                _received.Release();
            (_isExamined, _hasEnded) = (true, true);
        }
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _reading.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _reading.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _reading.OnCompleted(continuation, state, token, flags);

    private void Receive()
    {
        var error = Receive(out var count, out var room);
        var (waitsOn, mayHaveMore, result) = (false, false, default(ReadResult));
        lock (this)
        {
            waitsOn = error == SocketError.WouldBlock && !_isCancelled;
            if (!waitsOn)
                result = Conclude(error, count, room);
            else if (!(mayHaveMore = BeginToWait()))
                _peerHasEnded = false; // a false alarm
        }

        if (waitsOn)
            Await(mayHaveMore);
        else if (error is SocketError.Success or SocketError.WouldBlock)
            Complete(result);
        else
            Fail(Explain(error));
    }

    private SocketError Receive(out int count, out int room)
    {
        (count, room) = (0, 0);
        if (_error != SocketError.Success)
            return _error;
        try
        {
            var free = _received.MakeRoom();
            room = free.Length;
            count = _socket.Receive(free, SocketFlags.None, out var error);
            return error;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.OperationAborted;
        }
    }

    /// <returns>Whether there is news that nobody has looked at.</returns>
    private bool BeginToWait()
    {
        _received.ReleaseIfEmpty();
        var mayHaveMore = _mayHaveMore;
        (_stage, _mayHaveMore) = (Stage.Awaited, false);
        return mayHaveMore;
    }

    private void Await(bool mayHaveMore)
    {
        if (mayHaveMore)
            _readiness.AwaitTurn();
        else
            _readiness.Await();
    }

    private ReadResult Conclude(SocketError error, int count, int room)
    {
        _stage = Stage.Quiet;
        if (error == SocketError.Success)
        {
            _received.Add(count);
            (_isExamined, _hasEnded) = (count == 0 && _isExamined, count == 0);
            // A socket gives all it has: less than there is room for means that there is no more, but for the end of the stream.
            _mayHaveMore |= count == room || _peerHasEnded;
        }
        else if (error != SocketError.WouldBlock)
        {
            (_error, _mayHaveMore) = (error, true); // whoever reads again is told again
        }

        var result = Result(_isCancelled);
        _isCancelled = false;
        return result;
    }

    private void Abandon(CancellationToken token)
    {
        if (TryStopWaiting(elseTheNext: false))
            _reading.SetException(new OperationCanceledException(token));
    }

    // Whoever is about to get an answer gets that one, with the news that it was cancelled.
    private bool TryStopWaiting(bool elseTheNext)
    {
        lock (this)
        {
            if (_stage == Stage.Awaited)
            {
                _stage = Stage.Quiet;
                return true;
            }

            _isCancelled |= elseTheNext || _stage == Stage.Receiving;
            return false;
        }
    }

    // The socket is watched all the time: what comes while this is registered may have answered the read already, and then nobody would take it back.
    private void Keep(CancellationTokenRegistration registration)
    {
        lock (this)
        {
            if (_stage != Stage.Quiet)
            {
                _cancellation = registration;
                return;
            }
        }

        registration.Unregister();
    }

    private void Fail(Exception error)
    {
        TakeCancellation().Unregister();
        _reading.SetException(error);
    }

    private void Complete(in ReadResult result)
    {
        TakeCancellation().Unregister();
        _reading.SetResult(result);
    }

    private CancellationTokenRegistration TakeCancellation()
    {
        lock (this)
        {
            var registration = _cancellation;
            _cancellation = default;
            return registration;
        }
    }

    private ReadResult Result(bool isCancelled) => new(_received.Unread, isCancelled, _hasEnded);

    private static Exception Explain(SocketError error)
    {
        var cause = new SocketException((int)error);
        return error switch
        {
            SocketError.ConnectionReset or SocketError.Shutdown => new ConnectionResetException(cause.Message, cause),
            SocketError.OperationAborted or SocketError.Interrupted => new ConnectionAbortedException(cause.Message, cause),
            _ => new IOException(cause.Message, cause),
        };
    }
}
