using System.IO.Pipelines;
using System.Net.Sockets;
using Fsm.Chat.Server.Hub.Subjects;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// What carries one link, for the hub. Only its sender writes the pipe; on the file link of a receiver that is the pump, once the sender has written the confirmation, its last.
/// </summary>
internal sealed class PipeLinkPort(LinkSurroundings around, ConnectionContext connection) : IServerLinkPort
{
    private readonly LinkSender _sender = new(around, connection.Transport.Output);
    private FileRelay? _relay; // what pumps from this link or to it; set once
    private TaskCompletionSource? _pause; // made by whoever comes first, the reader that waits or the hub that resumes

    /// <summary>The link that is carried.</summary>
    public HubLink Link => _sender.Link;

    /// <summary>Whether the hub has let go of the link.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>The pump that the reader of this link has to run now; null for none.</summary>
    public FileRelay? RelayToRun => Volatile.Read(ref _relay) is { IsOver: false } relay && relay.IsFrom(this) ? relay : null;

    /// <summary>Begins to send. The hub may have refused the link already while it was opened.</summary>
    public void Begin(HubLink link) => _sender.Begin(link);

    /// <inheritdoc cref="LinkSender.TryHold"/>
    public bool TryHoldSending() => _sender.TryHold();

    /// <summary>Sends from now on to what the connection has become, or stayed.</summary>
    public void SendAgain() => _sender.LetGo(connection.Transport.Output);

    public void Wake() => _sender.Wake();

    public void ResumeReading() => PauseOrResume().TrySetResult();

    public void Release()
    {
        IsReleased = true;
        Volatile.Read(ref _relay)?.Stop();
        connection.Transport.Input.CancelPendingRead();
        ResumeReading();
    }

    public void Abort()
    {
        IsReleased = true;
        Volatile.Read(ref _relay)?.Stop();
        connection.Abort(new ConnectionAbortedException("Aborted by the hub."));
        ResumeReading();
    }

    public void BeginRelay(IServerLinkPort target, HubRelay transfer)
    {
        if (target is not PipeLinkPort to)
            return; // that link is over; the hub hears of it by its reader
        // The confirmations were woken before this on this very thread, so what the target's sender still writes of its own is known here.
        var relay = new FileRelay(this, connection.Transport.Input, to.PipeOutput, to.WhenWritten(), transfer, around.Hub);
        WidenBuffers();
        to.WidenBuffers();
        if (!to.Take(relay))
            return; // that link is over; the hub hears of it by its reader
        if (!Take(relay))
            relay.EndUnrun(); // the other way round
        connection.Transport.Input.CancelPendingRead();
        ResumeReading();
    }

    /// <summary>Lets no pump begin any more and stops the one there is. Completes when it no longer touches this link.</summary>
    public Task EndRelayAsync()
    {
        var relay = Interlocked.CompareExchange(ref _relay, FileRelay.None, null);
        if (relay is null)
            return Task.CompletedTask;
        relay.Stop();
        if (relay.IsFrom(this))
            relay.EndUnrun();
        return relay.WhenOver;
    }

    /// <summary>Completes when the hub has asked to read on; it may have asked before.</summary>
    public async Task WhenReadingResumed()
    {
        await PauseOrResume().Task.ConfigureAwait(false);
        Volatile.Write(ref _pause, null);
    }

    /// <inheritdoc cref="LinkSender.WhenWritten"/>
    public Task WhenWritten() => _sender.WhenWritten();

    // What keeps a chat link from swallowing megabytes makes contents trickle: with these a MiB takes 0.8 ms instead of 1.3. Where there is no socket, its carrier knows best.
    private void WidenBuffers()
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket)
            return;
        try
        {
            (socket.ReceiveBufferSize, socket.SendBufferSize) = (FileRelay.SocketBuffer, FileRelay.SocketBuffer);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            around.Log.SendFailed(Link.Number, error); // the connection is over: its reader tells the hub
        }
    }

    private PipeWriter PipeOutput => connection.Transport.Output;

    private bool Take(FileRelay relay) => Interlocked.CompareExchange(ref _relay, relay, null) is null;

    private TaskCompletionSource PauseOrResume()
    {
        if (Volatile.Read(ref _pause) is { } pause)
            return pause;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Interlocked.CompareExchange(ref _pause, mine, null) ?? mine;
    }
}
