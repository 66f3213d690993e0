using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Files;

/// <summary>A file cannot be sent or stored.</summary>
/// <param name="code">Why.</param>
/// <param name="why">More of it, in a clause; may be empty.</param>
internal sealed class FileTroubleException(Code code, string why) : Exception(why)
{
    private const int NoSpace = 28, QuotaReached = 122; // ENOSPC, EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070), WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Why.</summary>
    public Code Code => code;

    /// <summary>What an exception of the library's means.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="otherwise">What it means when it has no meaning of its own.</param>
    public static FileTroubleException From(Exception exception, Code otherwise) => exception switch
    {
        FileTroubleException known => known,
        FileNotFoundException or DirectoryNotFoundException when otherwise == StatusCode.FileUnreadable => new(LocalCode.NoSuchFile, ""),
        IOException { HResult: NoSpace or QuotaReached or WindowsDiskFull or WindowsHandleDiskFull } => new(StatusCode.DiskFull, ""),
        UnauthorizedAccessException => new(otherwise, ClientTexts.PermissionDenied),
        _ => new(otherwise, exception.Message),
    };
}
