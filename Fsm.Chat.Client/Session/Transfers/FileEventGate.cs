using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Where disk and file links enter the monitor. What they tell of a transfer that is over changes nothing.</summary>
/// <param name="core">The inside.</param>
/// <param name="enter">Enters the monitor.</param>
internal sealed class FileEventGate(ClientCore core, Action<Action> enter) : IFileEvents
{
    /// <inheritdoc/>
    public void FileExamined(long transfer, string name, ulong length) => Fire(
        transfer, UploadTrigger.FileExamined, null, new() { OfTransfer = new() { File = name, Length = length } });

    /// <inheritdoc/>
    public void FilePrepared(long transfer, ulong offset, byte[] hash) => Fire(
        transfer, null, DownloadTrigger.FilePrepared, new() { OfTransfer = new() { Offset = offset, Hash = hash } });

    /// <inheritdoc/>
    public void FileLinkAttached(long transfer) => Fire(transfer, UploadTrigger.FileLinkAttached, DownloadTrigger.FileLinkAttached, Occasion.None);

    /// <inheritdoc/>
    public void FileProgressed(long transfer, ulong bytes) => enter(() =>
    {
        if (FindRunning(transfer) is not { } facts)
            return; // it was on its way when the transfer ended
        if (facts.Bytes == 0 && facts.IsUpload)
            facts.FirstByte = bytes;
        facts.Bytes = bytes;
        core.Input.LastVerdictAt = core.Now;
        core.TellTransfers.Progressed(facts);
    });

    /// <inheritdoc/>
    public void ContentsSent(long transfer, byte[] hash) => enter(() =>
    {
        if (core.Transfers.Upload(transfer) is not { } upload)
            return;
        if (core.Fire(upload, UploadTrigger.ContentsSent, Occasion.None) == StepOutcome.Moved)
            (upload.Facts.Hash, upload.Facts.Bytes) = (hash, upload.Facts.Length);
    });

    /// <inheritdoc/>
    public void ContentsTaken(long transfer) => Fire(transfer, null, DownloadTrigger.ContentsTaken, Occasion.None);

    /// <inheritdoc/>
    public void FileStored(long transfer, string path, byte[] hash) => enter(() =>
    {
        if (core.Transfers.Download(transfer) is not { } download)
            return;
        (download.Facts.Path, download.Facts.Hash, download.Facts.Bytes) = (path, hash, download.Facts.Length);
        core.Fire(download, DownloadTrigger.FileStored, Occasion.None);
    });

    /// <inheritdoc/>
    public void FileFailed(long transfer, StatusCode status, string why) =>
        Fire(transfer, UploadTrigger.FileFailed, DownloadTrigger.FileFailed, new() { Status = status, Text = why });

    /// <inheritdoc/>
    public void FileLinkLost(long transfer, string why) =>
        Fire(transfer, UploadTrigger.FileLinkLost, DownloadTrigger.FileLinkLost, new() { Text = why });

    private TransferFacts? FindRunning(long transfer) => (core.Transfers.Upload(transfer), core.Transfers.Download(transfer)) switch
    {
        ({ State: UploadState.Streaming } upload, _) => upload.Facts,
        (_, { State: DownloadState.Streaming } download) => download.Facts,
        _ => null,
    };

    private void Fire(long transfer, UploadTrigger? ofUpload, DownloadTrigger? ofDownload, Occasion about) => enter(() =>
    {
        if (ofUpload is { } upwards && core.Transfers.Upload(transfer) is { } upload)
            core.Fire(upload, upwards, about);
        else if (ofDownload is { } downwards && core.Transfers.Download(transfer) is { } download)
            core.Fire(download, downwards, about);
    });
}
