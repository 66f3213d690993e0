using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Protocol.Machines.Server.Relay;

/// <summary>Decides what a client's words about one transfer mean, and how a transfer ends by them.</summary>
public static class StatementDecisions
{
    /// <summary>What is said, by whom.</summary>
    /// <param name="kind">What is said.</param>
    /// <param name="isSender">Whether the transfer's sender says it.</param>
    /// <returns>The trigger, or null when that side may not say it.</returns>
    public static RelayTrigger? Decide(FileRequestKind kind, bool isSender) => (kind, isSender) switch
    {
        (FileRequestKind.Accept, false) => RelayTrigger.AcceptReceived,
        (FileRequestKind.Decline, false) => RelayTrigger.DeclineReceived,
        (FileRequestKind.Report, false) => RelayTrigger.ReportReceived,
        (FileRequestKind.Cancel, false) => RelayTrigger.ReceiverCancelReceived,
        (FileRequestKind.Cancel, true) => RelayTrigger.SenderCancelReceived,
        _ => null,
    };

    /// <summary>
    /// How a transfer ends by a statement: a status of 0 means that the person wanted it, or in a report that all is well. What has nothing to do with a transfer
    /// is not passed on: the other side would be told what nobody meant.
    /// </summary>
    public static StatusCode Outcome(FileRequestKind kind, StatusCode said) => (kind, said) switch
    {
        (FileRequestKind.Report, StatusCode.Ok) => StatusCode.Ok,
        _ when IsAboutTransfers(said) => said,
        (FileRequestKind.Decline, _) => StatusCode.TransferDeclined,
        (FileRequestKind.Cancel, _) => StatusCode.TransferCancelled,
        _ => StatusCode.TransferInterrupted,
    };

    // What became of a transfer, or what a client says to its own user when it gives one up.
    private static bool IsAboutTransfers(StatusCode said) =>
        said is >= StatusCode.TransferDeclined and <= StatusCode.TooManyTransfers or StatusCode.FileNameInvalid
        || ((LocalCode)said is < LocalCode.AddressInvalid and not LocalCode.None && Enum.IsDefined((LocalCode)said));

    /// <summary>How a transfer ends when one of these comes about.</summary>
    public static StatusCode Outcome(RelayTrigger trigger) => trigger switch
    {
        RelayTrigger.AnswerTimerElapsed => StatusCode.TransferExpired,
        RelayTrigger.AttachTimerElapsed => StatusCode.NotAttached,
        RelayTrigger.TransferStalled => StatusCode.TransferStalled,
        RelayTrigger.FileLinkEnded or RelayTrigger.ReportTimerElapsed or RelayTrigger.InternalErrorCaught => StatusCode.TransferInterrupted,
        RelayTrigger.OfferBlocked => StatusCode.RecipientBusy,
        RelayTrigger.SideIgnored => StatusCode.TransferCancelled,
        RelayTrigger.SenderGone => StatusCode.SenderGone,
        RelayTrigger.ReceiverGone => StatusCode.RecipientGone,
        _ => StatusCode.Ok,
    };
}

/// <summary>What the sweep makes of the time stamp that the passing bytes of a transfer leave.</summary>
public static class RelayWatch
{
    /// <summary>What has happened, if anything.</summary>
    /// <param name="state">Where the transfer is.</param>
    /// <param name="progressedAt">When a byte last moved.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="limit">How long nothing may move; zero for no limit.</param>
    public static RelayTrigger? Check(RelayState state, TimeSpan progressedAt, TimeSpan now, TimeSpan limit) =>
        state == RelayState.Streaming && limit > TimeSpan.Zero && now - progressedAt >= limit ? RelayTrigger.TransferStalled : null;
}
