using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session;

/// <summary>Where disk and file links enter the monitor. What they tell of a transfer that is over changes nothing.</summary>
/// <param name="client">What is known.</param>
/// <param name="machines">The machines.</param>
/// <param name="transferAnnouncer">Shows progress.</param>
/// <param name="enter">Enters the monitor.</param>
internal sealed class FileEventGate(ClientFacts client, Machinery machines, TransferAnnouncer transferAnnouncer, Action<Action> enter) : IFileEvents
{
    /// <inheritdoc/>
    public void FileExamined(long transfer, string name, ulong length, FileTraits traits = default) => Fire(
        transfer, UploadTrigger.FileExamined, null, new TransferHappened.Examined(name, length, traits));

    /// <inheritdoc/>
    public void FilePrepared(long transfer, ulong offset, byte[] hash) => Fire(
        transfer, null, DownloadTrigger.FilePrepared, new TransferHappened.Prepared(offset, hash));

    /// <inheritdoc/>
    public void FileLinkAttached(long transfer) => Fire(transfer, UploadTrigger.FileLinkAttached, DownloadTrigger.FileLinkAttached, TransferHappened.Nothing);

    /// <inheritdoc/>
    public void FileProgressed(long transfer, ulong bytes) => Tell(transfer, upload =>
    {
        if (upload.State == UploadState.Streaming)
            Progress(upload.Facts, bytes);
    }, download =>
    {
        if (download.State == DownloadState.Streaming)
            Progress(download.Facts, bytes);
    });

    /// <inheritdoc/>
    public void ContentsSent(long transfer, byte[] hash) => Fire(transfer, UploadTrigger.ContentsSent, null, new TransferHappened.Sent(hash));

    /// <inheritdoc/>
    public void ContentsTaken(long transfer) => Fire(transfer, null, DownloadTrigger.ContentsTaken, TransferHappened.Nothing);

    /// <inheritdoc/>
    public void FileStored(long transfer, string path, byte[] hash) => Fire(transfer, null, DownloadTrigger.FileStored, new TransferHappened.Stored(path, hash));

    /// <inheritdoc/>
    public void FileFailed(long transfer, Code code, string why) =>
        Fire(transfer, UploadTrigger.FileFailed, DownloadTrigger.FileFailed, new TransferHappened.Plain { Said = code, Why = why });

    /// <inheritdoc/>
    public void FileLinkLost(long transfer, string why) =>
        Fire(transfer, UploadTrigger.FileLinkLost, DownloadTrigger.FileLinkLost, new TransferHappened.Plain { Why = why });

    private void Progress(TransferFacts facts, ulong bytes)
    {
        if (facts.Bytes == 0 && facts.IsUpload)
            facts.FirstByte = bytes;
        facts.Bytes = bytes;
        client.Input.LastVerdictAt = client.Now;
        transferAnnouncer.Progressed(facts);
    }

    private void Fire(long transfer, UploadTrigger? ofUpload, DownloadTrigger? ofDownload, TransferHappened happened) => Tell(
        transfer,
        ofUpload is { } upwards ? upload => machines.Fire(upload, upwards, happened) : null,
        ofDownload is { } downwards ? download => machines.Fire(download, downwards, happened) : null);

    // What throws ends the one transfer.
    private void Tell(long transfer, Action<ClientUpload>? toUpload, Action<ClientDownload>? toDownload) => enter(() =>
    {
        if (client.Transfers.Upload(transfer) is { } upload)
            Guarded.Run(machines.Upload.Contain, upload, toUpload);
        else if (client.Transfers.Download(transfer) is { } download)
            Guarded.Run(machines.Download.Contain, download, toDownload);
    });
}
