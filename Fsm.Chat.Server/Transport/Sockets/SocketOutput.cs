using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// The sending direction of a socket: what is written leaves at the next flush, in one piece, and mostly without waiting. A flush that has to wait says that the
/// peer does not read. Nothing is held between flushes. What cannot be sent any more is dropped: the reader finds out why.
/// </summary>
/// <param name="socket">A connected socket, not blocking.</param>
/// <param name="pool">Where blocks come from.</param>
internal sealed class SocketOutput(Socket socket, MemoryPool<byte> pool) : PipeWriter
{
    // What is asked to be cancelled. One for all: only writes that had to wait need it, and one of each would be a tenth of what we keep for an idle connection.
    private static readonly Lock Gate = new();
    private IMemoryOwner<byte>? _block;
    private CancellationTokenSource? _waiting; // of the flush that waits now
    private int _count;
    private bool _isCancelled; // the next flush that has to wait, for none did
    private bool _hasEnded;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _count;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(Math.Max(1, sizeHint));
        return _block!.Memory[_count..];
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _count += bytes;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_hasEnded || _count == 0)
            return new(Done());
        try
        {
            var sent = socket.Send(_block!.Memory.Span[.._count], SocketFlags.None, out var error);
            if (error == SocketError.Success && sent == _count)
                return new(Done());
            if (error is SocketError.Success or SocketError.WouldBlock)
                return WaitAsync(sent, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            // It was aborted meanwhile.
        }

        _hasEnded = true;
        return new(Done());
    }

    public override void CancelPendingFlush()
    {
        lock (Gate)
        {
            _isCancelled = _waiting is null;
            _waiting?.Cancel();
        }
    }

    /// <summary>Says that nothing more comes. What was not flushed is dropped.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (!_hasEnded)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The connection is over already.
            }
        }

        _hasEnded = true;
        lock (Gate)
        {
            if (_waiting is not null)
                return; // that flush gives the block back, as soon as the socket says that it is over
        }

        Done();
    }

    private async ValueTask<FlushResult> WaitAsync(int sent, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (Gate)
        {
            _waiting = waiting;
            if (_isCancelled)
                waiting.Cancel();
            _isCancelled = false;
        }

        try
        {
            while (sent < _count)
                sent += await socket.SendAsync(_block!.Memory[sent.._count], waiting.Token).ConfigureAwait(false);
            return Done();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _block!.Memory[sent.._count].CopyTo(_block.Memory); // for the next flush
            _count -= sent;
            return new(isCanceled: true, isCompleted: false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            _hasEnded = true;
            return Done();
        }
        finally
        {
            lock (Gate)
                _waiting = null;
        }
    }

    private FlushResult Done()
    {
        _block?.Dispose();
        (_block, _count) = (null, 0);
        return new(isCanceled: false, _hasEnded);
    }

    private void MakeRoom(int size)
    {
        if (_block is null && size <= pool.MaxBufferSize)
            _block = pool.Rent();
        if (_block is { } block && block.Memory.Length - _count >= size)
            return;
        var larger = MemoryPool<byte>.Shared.Rent(2 * (_count + size));
        _block?.Memory[.._count].CopyTo(larger.Memory);
        _block?.Dispose();
        _block = larger;
    }
}
