using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;
using Microsoft.AspNetCore.Connections;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// The receiving direction of a socket. While nothing comes it holds no memory: it waits for the socket to become readable, and takes a block only then. It reads
/// when it is asked to, so what nobody asks for stays in the kernel and slows the peer. Continuations run on the thread that polls the socket.
/// </summary>
internal sealed class SocketInput : PipeReader, IValueTaskSource<ReadResult>
{
    private readonly Lock _gate = new(); // the stage, and what is asked to be cancelled
    private readonly Socket _socket;
    private readonly MemoryPool<byte> _pool;
    private readonly ReadableWatch _watch;
    private ManualResetValueTaskSourceCore<ReadResult> _reading;
    private CancellationTokenRegistration _cancellation;
    private IMemoryOwner<byte>? _block;
    private int _start; // first byte not consumed
    private int _end;   // behind the last byte received
    private Stage _stage;
    private bool _isExamined = true; // all that is there: only more is news
    private bool _isCancelled; // the next read, for there was none under way
    private bool _hasEnded;

    /// <param name="socket">A connected socket.</param>
    /// <param name="pool">Where blocks come from.</param>
    public SocketInput(Socket socket, MemoryPool<byte> pool) => (_socket, _pool, _watch) = (socket, pool, new(this));

    private enum Stage : byte
    {
        /// <summary>Nobody waits for anything.</summary>
        Quiet,

        /// <summary>The socket is watched, for a read that was cancelled.</summary>
        Watched,

        /// <summary>A read waits, and the socket is watched.</summary>
        Awaited,

        /// <summary>A read waits, and what has come is being received for it.</summary>
        Receiving,
    }

    public override bool TryRead(out ReadResult result)
    {
        lock (_gate)
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
        bool isWatched;
        lock (_gate)
        {
            _reading.Reset();
            isWatched = _stage == Stage.Watched;
            _stage = Stage.Awaited;
        }

        var reading = new ValueTask<ReadResult>(this, _reading.Version);
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static (input, token) => ((SocketInput)input!).Abandon(token), this);
        if (!isWatched)
            Watch();
        return reading;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var unread = Unread();
        _isExamined = unread.Slice(examined).IsEmpty;
        _start += (int)unread.Slice(0, consumed).Length;
        if (_start == _end)
            Release();
    }

    public override void CancelPendingRead()
    {
        if (TryStopWaiting(elseTheNext: true))
            Complete(Result(isCancelled: true));
    }

    public override void Complete(Exception? exception = null)
    {
        lock (_gate)
        {
            if (_stage != Stage.Receiving)
                Release();
            (_isExamined, _hasEnded) = (true, true);
        }
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _reading.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _reading.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _reading.OnCompleted(continuation, state, token, flags);

    private void Watch()
    {
        try
        {
            while (!_socket.ReceiveAsync(_watch) && TakeReadable())
            {
                // It was readable at once, and then there was nothing to read.
            }
        }
        catch (ObjectDisposedException)
        {
            bool isAwaited;
            lock (_gate)
            {
                isAwaited = _stage == Stage.Awaited; // unless it was cancelled meanwhile, and so has its answer
                _stage = Stage.Quiet;
            }

            if (isAwaited)
                Fail(new ConnectionAbortedException());
        }
    }

    private void Readable()
    {
        if (TakeReadable())
            Watch();
    }

    /// <returns>Whether to watch on: somebody waits, and there is nothing for them.</returns>
    private bool TakeReadable()
    {
        lock (_gate)
        {
            _stage = _stage == Stage.Awaited ? Stage.Receiving : Stage.Quiet;
            if (_stage == Stage.Quiet)
                return false; // the read was cancelled: the next one finds out for itself
        }

        var error = Receive(out var count);
        ReadResult result;
        lock (_gate)
        {
            if (error == SocketError.WouldBlock && !_isCancelled)
            {
                if (_start == _end)
                    Release();
                _stage = Stage.Awaited;
                return true;
            }

            _stage = Stage.Quiet;
            if (error is SocketError.Success)
                (_end, _isExamined, _hasEnded) = (_end + count, count == 0 && _isExamined, count == 0);
            result = Result(_isCancelled);
            _isCancelled = false;
        }

        if (error is SocketError.Success or SocketError.WouldBlock)
            Complete(result);
        else
            Fail(Explain(error));
        return false;
    }

    private SocketError Receive(out int count)
    {
        count = 0;
        if (_watch.SocketError != SocketError.Success)
            return _watch.SocketError;
        try
        {
            MakeRoom();
            count = _socket.Receive(_block!.Memory.Span[_end..], SocketFlags.None, out var error);
            return error;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.OperationAborted;
        }
    }

    private void Abandon(CancellationToken token)
    {
        if (TryStopWaiting(elseTheNext: false))
            _reading.SetException(new OperationCanceledException(token));
    }

    // Whoever is about to get an answer gets that one, with the news that it was cancelled.
    private bool TryStopWaiting(bool elseTheNext)
    {
        lock (_gate)
        {
            if (_stage == Stage.Awaited)
            {
                _stage = Stage.Watched;
                return true;
            }

            _isCancelled |= elseTheNext || _stage == Stage.Receiving;
            return false;
        }
    }

    private void Fail(Exception error)
    {
        _cancellation.Unregister();
        _reading.SetException(error);
    }

    private void Complete(in ReadResult result)
    {
        _cancellation.Unregister();
        _cancellation = default;
        _reading.SetResult(result);
    }

    private ReadResult Result(bool isCancelled) => new(Unread(), isCancelled, _hasEnded);

    private ReadOnlySequence<byte> Unread() => _block is { } block ? new(block.Memory[_start.._end]) : default;

    private void MakeRoom()
    {
        if (_block is null)
        {
            _block = _pool.Rent();
            return;
        }

        if (_end < _block.Memory.Length)
            return;
        var unread = _block.Memory[_start.._end];
        if (_start > 0)
        {
            unread.CopyTo(_block.Memory);
        }
        else
        {
            // One frame that is larger than a block: rare, and as large as whoever reads allows.
            var larger = MemoryPool<byte>.Shared.Rent(2 * unread.Length);
            unread.CopyTo(larger.Memory);
            _block.Dispose();
            _block = larger;
        }

        (_start, _end) = (0, unread.Length);
    }

    private void Release()
    {
        _block?.Dispose();
        (_block, _start, _end) = (null, 0, 0);
    }

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

    // A receive of no bytes completes when there are some.
    private sealed class ReadableWatch(SocketInput input) : SocketAsyncEventArgs(true /* no execution context */)
    {
        protected override void OnCompleted(SocketAsyncEventArgs e) => input.Readable();
    }
}
