using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Protocol.Machines.Client.Upload;

/// <summary>Decides what the server's words mean to a transfer at its sender, and how it ends.</summary>
public static class UploadDecisions
{
    /// <summary>What the server's words mean to a transfer at its sender.</summary>
    public static UploadTrigger Decide(FileNoticeKind kind) => kind switch
    {
        FileNoticeKind.Accepted => UploadTrigger.AcceptReceived,
        FileNoticeKind.Start => UploadTrigger.StartReceived,
        _ => UploadTrigger.EndReceived,
    };

    /// <summary>What it means that an offer is refused. What is only too much now is offered again, a number of times.</summary>
    /// <param name="status">Why.</param>
    /// <param name="asked">How often it was offered.</param>
    public static UploadTrigger DecideRefused(StatusCode status, int asked) =>
        status is StatusCode.RecipientBusy or StatusCode.TooManyTransfers && asked < Limits.OfferTries ? UploadTrigger.OfferPostponed : UploadTrigger.OfferRefused;

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
}
