using System.IO.Pipelines;
using Fsm.Chat.Server.Hub;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// The socket of one link, for the hub. Only its own sending loop writes the pipe, for a pipe is not safe to write from several threads. The loop runs
/// only while there is something to send, on the thread that woke it: an idle connection keeps nothing of it.
/// </summary>
internal sealed class PipeLinkPort(ChatHub hub, ConnectionContext connection, ILogger log) : IServerLinkPort
{
    private int _wakes; // wakes that the sending loop has not seen; from 0 to 1 starts it
    private Task _sending = Task.CompletedTask;
    private TaskCompletionSource? _pause; // made by whoever comes first, the reader that waits or the hub that resumes

    /// <summary>The link this is the socket of.</summary>
    public HubLink Link { get; set; } = null!; // set before anything can be sent or read

    /// <summary>Whether the hub has let go of the link.</summary>
    public bool IsReleased { get; private set; }

    public void Wake()
    {
        if (Interlocked.Increment(ref _wakes) == 1)
            _sending = SendAsync();
    }

    public void ResumeReading() => PauseOrResume().TrySetResult();

    public void Release()
    {
        IsReleased = true;
        connection.Transport.Input.CancelPendingRead();
        ResumeReading();
    }

    public void Abort()
    {
        IsReleased = true;
        connection.Abort(new ConnectionAbortedException("Aborted by the hub."));
        ResumeReading();
    }

    /// <summary>Completes when the hub has asked to read on; it may have asked before.</summary>
    public async Task WhenReadingResumed()
    {
        await PauseOrResume().Task.ConfigureAwait(false);
        Volatile.Write(ref _pause, null);
    }

    /// <summary>Completes when all that was taken from the hub is written, or cannot be.</summary>
    public Task WhenWritten() => _sending;

    private async Task SendAsync()
    {
        var output = connection.Transport.Output;
        int seen;
        do
        {
            seen = Volatile.Read(ref _wakes);
            try
            {
                while (hub.TakeOutput(Link, output))
                    await FlushAsync(output).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                log.SendFailed(Link.Number, error);
                hub.LinkLost(Link);
            }
        }
        while (Interlocked.Add(ref _wakes, -seen) != 0);
    }

    private async ValueTask FlushAsync(PipeWriter output)
    {
        var flush = output.FlushAsync();
        if (flush.IsCompletedSuccessfully)
        {
            flush.GetAwaiter().GetResult();
            return;
        }

        Link.SetWriteBlocked(hub.Now);
        try
        {
            await flush.ConfigureAwait(false);
        }
        finally
        {
            Link.SetWriteBlocked(null);
        }
    }

    private TaskCompletionSource PauseOrResume()
    {
        if (Volatile.Read(ref _pause) is { } pause)
            return pause;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Interlocked.CompareExchange(ref _pause, mine, null) ?? mine;
    }
}
