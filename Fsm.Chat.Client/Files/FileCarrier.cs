using System.Collections.Concurrent;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Files;

/// <summary>Files and file links of one client. It decides nothing, and no exception leaves it.</summary>
/// <param name="events">Is told what becomes of what is asked.</param>
/// <param name="folder">Where received files go.</param>
/// <param name="trust">Decides whether a server is trusted.</param>
/// <param name="time">The clock that progress is told by.</param>
public sealed class FileCarrier(IFileEvents events, DownloadFolder folder, ServerTrust trust, TimeProvider time) : IFilePort, IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, FileTransfer> _transfers = new();
    private readonly ConcurrentDictionary<long, Task> _closing = new();

    /// <inheritdoc/>
    public void Examine(long transfer, string path) => Of(transfer).Examine(path);

    /// <inheritdoc/>
    public void Share(long transfer, long examined)
    {
        if (_transfers.TryGetValue(examined, out var other))
            Of(transfer).Share(other);
    }

    /// <inheritdoc/>
    public void Prepare(long transfer, string name, ulong length, FileTraits traits = default) => Of(transfer).Prepare(name, length, traits);

    /// <inheritdoc/>
    public void Attach(long transfer, ServerEndpoint server, ulong id, byte[] token) => Of(transfer).Attach(server, id, token);

    /// <inheritdoc/>
    public void Send(long transfer, ulong offset, byte[] hash) => Of(transfer).Send(offset, hash);

    /// <inheritdoc/>
    public void Take(long transfer) => Of(transfer).Take();

    /// <inheritdoc/>
    public void Store(long transfer) => Of(transfer).Store();

    /// <inheritdoc/>
    public void Stop(long transfer)
    {
        if (!_transfers.TryRemove(transfer, out var stopped))
            return;
        var closing = _closing[transfer] = stopped.Stop();
        closing.ContinueWith(_ => _closing.TryRemove(transfer, out Task? _), TaskScheduler.Default);
    }

    /// <summary>Stops all transfers and waits until everything is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var transfer in _transfers.Keys)
            Stop(transfer);
        foreach (var closing in _closing.Values)
            await closing.ConfigureAwait(false);
    }

    private FileTransfer Of(long transfer) => _transfers.GetOrAdd(transfer, number => new FileTransfer(number, events, folder, trust, time));
}
