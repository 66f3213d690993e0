using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

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

/// <summary>Decides what the server's words mean to a transfer, and in which word its end is told.</summary>
internal static class TransferDecisions
{
    /// <summary>What the server's words mean to a transfer at its sender.</summary>
    public static UploadTrigger OfUpload(FileNoticeKind kind) => kind switch
    {
        FileNoticeKind.Accepted => UploadTrigger.AcceptReceived,
        FileNoticeKind.Start => UploadTrigger.StartReceived,
        _ => UploadTrigger.EndReceived,
    };

    /// <summary>What the server's words mean to a transfer at its receiver; null for what is for senders.</summary>
    public static DownloadTrigger? OfDownload(FileNoticeKind kind) => kind switch
    {
        FileNoticeKind.Start => DownloadTrigger.StartReceived,
        FileNoticeKind.Ended => DownloadTrigger.EndReceived,
        _ => null,
    };

    /// <summary>The one word for an outcome, as people and programs see it.</summary>
    public static string Word(Code outcome) => outcome.Status switch
    {
        _ when outcome.IsOk => "completed",
        StatusCode.TransferDeclined => "declined",
        StatusCode.TransferExpired => "expired",
        StatusCode.TransferCancelled => "cancelled",
        _ => "failed",
    };

    /// <summary>How a transfer ends at its sender when this happens.</summary>
    /// <param name="trigger">What happened.</param>
    /// <param name="said">The status that came with it.</param>
    public static Code Outcome(UploadTrigger trigger, Code said) => trigger switch
    {
        UploadTrigger.CancelTyped => StatusCode.TransferCancelled,
        UploadTrigger.AnswerTimerElapsed or UploadTrigger.OutcomeTimerElapsed => LocalCode.NoAnswer,
        UploadTrigger.AttachTimerElapsed or UploadTrigger.ReasonTimerElapsed => StatusCode.NotAttached,
        UploadTrigger.LinkLost => LocalCode.NotConnected,
        UploadTrigger.InternalErrorCaught => LocalCode.InternalError,
        _ => said,
    };

    /// <summary>How a transfer ends at its receiver when this happens.</summary>
    /// <param name="trigger">What happened.</param>
    /// <param name="from">Where the transfer was.</param>
    /// <param name="said">The status that came with it.</param>
    public static Code Outcome(DownloadTrigger trigger, DownloadState from, Code said) => trigger switch
    {
        DownloadTrigger.DeclineTyped => StatusCode.TransferDeclined,
        DownloadTrigger.CancelTyped => from == DownloadState.Offered ? StatusCode.TransferDeclined : StatusCode.TransferCancelled,
        DownloadTrigger.AttachTimerElapsed => StatusCode.NotAttached,
        DownloadTrigger.ReasonTimerElapsed => from == DownloadState.Unattached ? StatusCode.NotAttached : StatusCode.TransferInterrupted,
        DownloadTrigger.LinkLost => LocalCode.NotConnected,
        DownloadTrigger.InternalErrorCaught => LocalCode.InternalError,
        _ => said,
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
