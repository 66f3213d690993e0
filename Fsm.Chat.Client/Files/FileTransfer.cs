using System.Net.Sockets;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Files;

/// <summary>File and file link of one transfer. What is asked of it is done in order, on threads of the pool, until it is stopped.</summary>
internal sealed class FileTransfer(long number, IFileEvents events, DownloadFolder folder, ServerTrust trust, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task _work = Task.CompletedTask;
    private Task? _closing;

    // Only what is asked uses these, one after the other.
    private ExaminedFile? _file;
    private PartFile? _part;
    private ulong _length;
    private FileLink? _link;

    /// <inheritdoc cref="IFilePort.Examine"/>
    public void Examine(string path) => Do(StatusCode.FileUnreadable, _ =>
    {
        var file = _file = FileExaminer.Examine(path);
        Tell(() => events.FileExamined(number, file.Name, file.Length, file.Traits));
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="IFilePort.Share"/>
    public void Share(FileTransfer examined) => _file = examined._file;

    /// <inheritdoc cref="IFilePort.Prepare"/>
    public void Prepare(string name, ulong length, FileTraits traits) => Do(StatusCode.FileUnwritable, async stop =>
    {
        (_part, _length) = (folder.Open(name, traits), length);
        await _part.ReadExistingAsync(length, stop).ConfigureAwait(false);
        if (folder.FreeBytes() < length - _part.Position)
            throw new FileTroubleException(StatusCode.DiskFull, "");
        var (offset, hash) = (_part.Position, _part.Position == 0 ? new byte[FileHash.Size] : _part.Hash);
        Tell(() => events.FilePrepared(number, offset, hash));
    });

    /// <inheritdoc cref="IFilePort.Attach"/>
    public void Attach(ServerEndpoint server, ulong id, byte[] token) => Do(StatusCode.FileUnreadable, async stop =>
    {
        _link = await FileLink.AttachAsync(server, trust, id, token, stop).ConfigureAwait(false);
        Tell(() => events.FileLinkAttached(number));
    });

    /// <inheritdoc cref="IFilePort.Send"/>
    public void Send(ulong offset, byte[] hash) => Do(StatusCode.FileUnreadable, async stop =>
    {
        using var uploader = new FileUploader(Asked(_file), Asked(_link), Meter());
        var whole = await uploader.SendAsync(offset, hash, stop).ConfigureAwait(false);
        Tell(() => events.ContentsSent(number, whole));
    });

    /// <inheritdoc cref="IFilePort.Take"/>
    public void Take() => Do(StatusCode.FileUnwritable, async stop =>
    {
        await new FileDownloader(Asked(_part), _length, Asked(_link).Input, Meter()).TakeAsync(stop).ConfigureAwait(false);
        Tell(() => events.ContentsTaken(number));
    });

    /// <inheritdoc cref="IFilePort.Store"/>
    public void Store() => Do(StatusCode.FileUnwritable, async stop =>
    {
        var part = Asked(_part);
        var hash = part.Hash;
        // A disk may take long: not on a thread that others wait for.
        var path = await Task.Factory.StartNew(() => folder.Store(part), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        part.Dispose(); // whoever hears of it may want to open it
        Tell(() => events.FileStored(number, path, hash));
    });

    /// <summary>Ends what is being done and closes everything. No event begins after this.</summary>
    /// <returns>When all is closed.</returns>
    public Task Stop()
    {
        lock (_gate)
        {
            if (_closing is null)
            {
                _ = _stop.CancelAsync(); // what waits for this goes on elsewhere
                _closing = CloseAsync(_work);
            }

            return _closing;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(Stop());

    private static T Asked<T>(T? made)
        where T : class => made ?? throw new InvalidOperationException("it was not asked for in order");

    private ProgressMeter Meter() => new(time, bytes => Tell(() => events.FileProgressed(number, bytes)));

    private void Do(Code otherwise, Func<CancellationToken, Task> work)
    {
        lock (_gate)
        {
            if (_closing is null)
                _work = RunAsync(_work, otherwise, work);
        }
    }

    private async Task RunAsync(Task before, Code otherwise, Func<CancellationToken, Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            await work(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileLinkException or SocketException)
        {
            var why = e is SocketException ? SocketMishaps.Explain(e) : e.Message;
            Tell(() => events.FileLinkLost(number, why));
        }
        catch (Exception e)
        {
            var trouble = FileTroubleException.From(e, otherwise);
            Tell(() => events.FileFailed(number, trouble.Code, trouble.Message));
        }
    }

    private async Task CloseAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        _link?.Dispose();
        _part?.Dispose();
        _stop.Dispose();
    }

    private void Tell(Action tell)
    {
        if (!_stop.IsCancellationRequested)
            tell();
    }
}
