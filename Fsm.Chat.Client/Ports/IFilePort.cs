using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Ports;

/// <summary>
/// What the client's core asks of disk and file links. Each transfer has a number of this client's; the core calls as it does <see cref="IClientPort"/>: outside
/// its monitor, in order. No method blocks or throws; what comes of it is told to an <see cref="IFileEvents"/>.
/// </summary>
public interface IFilePort
{
    /// <summary>Look whether a file can be sent: <see cref="IFileEvents.FileExamined"/> or <see cref="IFileEvents.FileFailed"/>.</summary>
    void Examine(long transfer, string path);

    /// <summary>This transfer is of the same file as another one, which was examined: it was offered to several people. Nothing is told.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="examined">The other one, not stopped yet.</param>
    void Share(long transfer, long examined);

    /// <summary>
    /// Make a place for a file that somebody offers: <see cref="IFileEvents.FilePrepared"/> or <see cref="IFileEvents.FileFailed"/>.
    /// </summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="name">The name as it was offered: any string, not to be trusted.</param>
    /// <param name="length">Bytes of the file.</param>
    /// <param name="traits">What else the sender tells of it.</param>
    void Prepare(long transfer, string name, ulong length, FileTraits traits = default);

    /// <summary>Make a file link and attach it: <see cref="IFileEvents.FileLinkAttached"/> or <see cref="IFileEvents.FileLinkLost"/>.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="server">Where the server is.</param>
    /// <param name="id">The transfer's number on the server.</param>
    /// <param name="token">What the attachment has to show.</param>
    void Attach(long transfer, ServerEndpoint server, ulong id, byte[] token);

    /// <summary>
    /// Send the contents of an examined file over its file link, from an offset on if the bytes before it have that hash, else all of them:
    /// <see cref="IFileEvents.FileProgressed"/> now and then, at last <see cref="IFileEvents.ContentsSent"/>, <see cref="IFileEvents.FileFailed"/> or <see cref="IFileEvents.FileLinkLost"/>.
    /// </summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="offset">Bytes that the receiver has.</param>
    /// <param name="hash">Their SHA-256.</param>
    void Send(long transfer, ulong offset, byte[] hash);

    /// <summary>
    /// Take the contents of a prepared file from its file link: <see cref="IFileEvents.FileProgressed"/> now and then, at last
    /// <see cref="IFileEvents.ContentsTaken"/>, <see cref="IFileEvents.FileFailed"/> or <see cref="IFileEvents.FileLinkLost"/>.
    /// </summary>
    void Take(long transfer);

    /// <summary>Check what came and give the file its name: <see cref="IFileEvents.FileStored"/> or <see cref="IFileEvents.FileFailed"/>.</summary>
    void Store(long transfer);

    /// <summary>
    /// It is over: close file and file link, forget the transfer. What has come of an unfinished file is kept for another attempt. Nothing is told
    /// of this transfer any more. May be called for a transfer that nothing was asked for.
    /// </summary>
    void Stop(long transfer);
}

/// <summary>What disk and file links tell the core. Any thread may call, but not from within a call of <see cref="IFilePort"/>.</summary>
public interface IFileEvents
{
    /// <summary>The file can be read.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="name">Its name, without folders.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="traits">What else is known of it.</param>
    void FileExamined(long transfer, string name, ulong length, FileTraits traits = default);

    /// <summary>There is a file to write to.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="offset">Bytes of an earlier attempt that are there.</param>
    /// <param name="hash">Their SHA-256; zeros for none.</param>
    void FilePrepared(long transfer, ulong offset, byte[] hash);

    /// <summary>The server has confirmed that both sides' file links are there.</summary>
    void FileLinkAttached(long transfer);

    /// <summary>So many bytes of the file have been sent, or have come, those of an earlier attempt included. Told at most ten times a second.</summary>
    void FileProgressed(long transfer, ulong bytes);

    /// <summary>All was sent.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="hash">The SHA-256 of the file.</param>
    void ContentsSent(long transfer, byte[] hash);

    /// <summary>All has come.</summary>
    void ContentsTaken(long transfer);

    /// <summary>The file has its name.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="hash">Its SHA-256.</param>
    void FileStored(long transfer, string path, byte[] hash);

    /// <summary>The file could not be read or written, or what came is not what was sent.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="code">Why.</param>
    /// <param name="why">More of it, in a clause; may be empty.</param>
    void FileFailed(long transfer, Code code, string why);

    /// <summary>The file link could not be made, or broke.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="why">How, in a clause.</param>
    void FileLinkLost(long transfer, string why);
}
