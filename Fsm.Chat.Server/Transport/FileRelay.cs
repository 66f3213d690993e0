using System.Buffers;
using System.IO.Pipelines;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// Pumps the contents of one file from its sender's pipe into its receiver's, outside the hub. It holds no more than the two pipes do: what the receiver
/// does not take stays with the sender. The sender's reader runs it; while it runs it is the only writer of the receiver's pipe.
/// </summary>
internal sealed class FileRelay
{
    /// <summary>Stands for: it is too late for one.</summary>
    public static readonly FileRelay None = new();

    /// <summary>Bytes that the kernel may hold for a file link in either direction.</summary>
    public const int SocketBuffer = 1024 * 1024;

    private const int Share = 512 * 1024; // bytes between two times that others get their turn
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PipeLinkPort? _from;
    private readonly PipeReader? _source;
    private readonly PipeWriter? _target;
    private readonly Task _targetReady = Task.CompletedTask;
    private readonly HubRelay? _transfer;
    private readonly ChatHub? _hub;
    private int _begun;
    private volatile bool _stopped;

    /// <param name="from">The sender's port.</param>
    /// <param name="source">The sender's pipe.</param>
    /// <param name="target">The receiver's pipe.</param>
    /// <param name="targetReady">Completes when nobody else writes that any more.</param>
    /// <param name="transfer">What is told of progress.</param>
    /// <param name="hub">Where time comes from.</param>
    public FileRelay(PipeLinkPort from, PipeReader source, PipeWriter target, Task targetReady, HubRelay transfer, ChatHub hub) =>
        (_from, _source, _target, _targetReady, _transfer, _hub) = (from, source, target, targetReady, transfer, hub);

    private FileRelay() => _over.SetResult();

    /// <summary>Whether it has ended, or will never begin.</summary>
    public bool IsOver => _over.Task.IsCompleted;

    /// <summary>Completes when it touches neither pipe any more.</summary>
    public Task WhenOver => _over.Task;

    /// <summary>Whether this port is the sender's.</summary>
    public bool IsFrom(PipeLinkPort port) => _from == port;

    /// <summary>Pumps until the source ends, or until it is stopped.</summary>
    /// <param name="first">What was read from the source before and not given back: it may be all that comes for a while.</param>
    /// <returns>Whether the source has ended; all that came from it is in the target's pipe then.</returns>
    public async Task<bool> RunAsync(ReadResult first)
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0)
        {
            _source!.AdvanceTo(first.Buffer.End);
            return false;
        }

        try
        {
            await _targetReady.ConfigureAwait(false);
            return await PumpAsync(_source!, first, _target!).ConfigureAwait(false);
        }
        finally
        {
            _over.TrySetResult();
        }
    }

    /// <summary>Ends it if it was not begun: whoever should have run it is gone.</summary>
    public void EndUnrun()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
            _over.TrySetResult();
    }

    /// <summary>Ends it soon, whatever it waits for. Safe to call from any thread, at any time.</summary>
    public void Stop()
    {
        _stopped = true;
        _source?.CancelPendingRead();
        _target?.CancelPendingFlush();
    }

    private async Task<bool> PumpAsync(PipeReader source, ReadResult read, PipeWriter target)
    {
        for (var passed = 0L; ; read = await source.ReadAsync().ConfigureAwait(false))
        {
            // Sockets call back on the threads that serve them. Contents are much work, which another thread can do while such a thread serves others.
            if (passed >= Share)
            {
                passed = 0;
                await Task.Yield();
            }

            var count = read.Buffer.Length; // what the buffer says once it was given back is wrong
            foreach (var part in read.Buffer)
                target.Write(part.Span);
            source.AdvanceTo(read.Buffer.End);
            passed += count;
            var flushed = count == 0 ? default : await target.FlushAsync().ConfigureAwait(false);
            _transfer!.NoteProgress(_hub!.Now);
            if (flushed.IsCompleted)
                return false; // the receiver's reader notices too, and tells the hub
            if (read.IsCompleted)
                return true;
            if (_stopped)
                return false;
        }
    }
}
