using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Protocol.Machines.Client.Download;

/// <summary>Decides what the server's words mean to a transfer at its receiver, and how it ends.</summary>
public static class DownloadDecisions
{
    /// <summary>What the server's words mean to a transfer at its receiver; null for what is for senders.</summary>
    public static DownloadTrigger? Decide(FileNoticeKind kind) => kind switch
    {
        FileNoticeKind.Start => DownloadTrigger.StartReceived,
        FileNoticeKind.Ended => DownloadTrigger.EndReceived,
        _ => null,
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
}
