using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What comes of the wish to offer a file again.</summary>
internal enum ResumeAnswer : byte
{
    /// <summary>It is offered again.</summary>
    Offer,

    /// <summary>It was offered again already.</summary>
    TakenUpAlready,

    /// <summary>Only who sends a file can offer it.</summary>
    OnlySenderOffers,

    /// <summary>Nothing that could be offered has that number.</summary>
    NoSuchTransfer,
}

/// <summary>Decides in which word the end of a transfer is told, and what comes of the wish to offer it again.</summary>
internal static class TransferDecisions
{
    /// <summary>The one word for an outcome, as people and programs see it.</summary>
    public static string Word(Code outcome) => outcome.Status switch
    {
        _ when outcome.IsOk => "completed",
        StatusCode.TransferDeclined => "declined",
        StatusCode.TransferExpired => "expired",
        StatusCode.TransferCancelled => "cancelled",
        _ => "failed",
    };

    /// <summary>What the wish means to offer a file again.</summary>
    /// <param name="upload">The transfer's state at its sender, and whether it ended well; null when it was sent by nobody here.</param>
    /// <param name="isTakenUp">Whether the same file was offered to the same person since, and that has not failed.</param>
    /// <param name="download">The transfer's state at its receiver; null when nobody here received it.</param>
    public static ResumeAnswer DecideResume((UploadState State, bool IsOk)? upload, bool isTakenUp, DownloadState? download) => (upload, isTakenUp, download) switch
    {
        ({ State: UploadState.Ended, IsOk: false }, true, _) => ResumeAnswer.TakenUpAlready,
        ({ State: UploadState.Ended, IsOk: false }, false, _) => ResumeAnswer.Offer,
        (_, _, DownloadState.Ended) => ResumeAnswer.OnlySenderOffers,
        _ => ResumeAnswer.NoSuchTransfer,
    };

    /// <summary>What the server is told of an outcome: what the person wanted goes without saying, and a mistake of this program has no number on the wire.</summary>
    public static Code Told(Code outcome) => outcome switch
    {
        { Status: StatusCode.TransferDeclined or StatusCode.TransferCancelled } => StatusCode.Ok,
        { Own: LocalCode.InternalError } => StatusCode.TransferInterrupted,
        _ => outcome,
    };
}
