using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>Which case each trigger comes with. A trigger with another one is not fired at all.</summary>
internal static class Pairing
{
    /// <summary>Says that a trigger comes with a case that is not its own.</summary>
    /// <exception cref="InvalidOperationException">It does.</exception>
    public static void Demand<TTrigger>(TTrigger trigger, Type expected, object happened)
        where TTrigger : struct, Enum
    {
        if (!expected.IsInstanceOfType(happened))
            throw new InvalidOperationException($"{typeof(TTrigger).Name}.{trigger} comes with {expected.Name}, not with {happened.GetType().Name}.");
    }

    /// <summary>What a user's trigger comes with.</summary>
    public static Type Of(UserTrigger trigger) => UserHappened.CaseOf(trigger) ?? throw Unpaired(trigger);

    /// <summary>What a conversation's trigger comes with.</summary>
    public static Type Of(ConversationTrigger trigger) => trigger switch
    {
        ConversationTrigger.ChatTyped or ConversationTrigger.TextTyped or ConversationTrigger.SessionGranted or ConversationTrigger.RetryTimerElapsed or ConversationTrigger.PeerOpened or ConversationTrigger.PeerArrived or ConversationTrigger.PeerReturned =>
            typeof(ConversationHappened.Wished),
        ConversationTrigger.OpenConfirmed or ConversationTrigger.OpenConfirmedAway => typeof(ConversationHappened.Opened),
        ConversationTrigger.OpenRefused or ConversationTrigger.OpenPostponed or ConversationTrigger.AnswerTimerElapsed or ConversationTrigger.LinkLost
            or ConversationTrigger.SessionLost or ConversationTrigger.GroupLeft or ConversationTrigger.PeerClosed => typeof(ConversationHappened.Failed),
        ConversationTrigger.PeerGone => typeof(ConversationHappened.PeerGone),
        ConversationTrigger.QuitTyped or ConversationTrigger.QuitBehindTextsTyped or ConversationTrigger.TextsSent
            or ConversationTrigger.LeaveAnswered or ConversationTrigger.PeerLeft or ConversationTrigger.PeerUnlisted or ConversationTrigger.PeerIgnored or ConversationTrigger.PeerSuspended
            or ConversationTrigger.PeerResumed => typeof(ConversationHappened.Plain),
        _ => throw Unpaired(trigger),
    };

    /// <summary>What a message's trigger comes with.</summary>
    public static Type Of(DeliveryTrigger trigger) => trigger switch
    {
        DeliveryTrigger.KeptReceived or DeliveryTrigger.DeliveredReceived or DeliveryTrigger.FailedReceived => typeof(DeliveryHappened.Judged),
        DeliveryTrigger.ConversationRefused or DeliveryTrigger.LossFound => typeof(DeliveryHappened.Failed),
        DeliveryTrigger.LinkLost or DeliveryTrigger.SessionLost or DeliveryTrigger.StoredFound or DeliveryTrigger.NotStoredFound => typeof(DeliveryHappened.Lost),
        DeliveryTrigger.InternalErrorCaught => typeof(DeliveryHappened.Mistaken),
        DeliveryTrigger.SendPermitted or DeliveryTrigger.AcknowledgementReceived => typeof(DeliveryHappened.Plain),
        _ => throw Unpaired(trigger),
    };

    /// <summary>What a link's trigger comes with.</summary>
    public static Type Of(LinkTrigger trigger) => trigger switch
    {
        LinkTrigger.ConnectGranted => typeof(LinkHappened.Granted),
        LinkTrigger.ReclaimGranted or LinkTrigger.HolderConnectGranted or LinkTrigger.CodeConnectGranted or LinkTrigger.ResumeGranted or LinkTrigger.ConnectRefused or LinkTrigger.AttachGranted or LinkTrigger.AttachRefused or LinkTrigger.PingReceived
            or LinkTrigger.PongReceived or LinkTrigger.CloseReceived or LinkTrigger.LinkCloseReceived or LinkTrigger.ViolationFound
            or LinkTrigger.InputEnded or LinkTrigger.LinkLost or LinkTrigger.CloseRequested or LinkTrigger.OutputOverflowed
            or LinkTrigger.InternalErrorCaught or LinkTrigger.PeerHeard or LinkTrigger.SilenceNoticed or LinkTrigger.AnswerOverdue
            or LinkTrigger.WriteStalled or LinkTrigger.FrameStalled or LinkTrigger.FirstFrameTimerElapsed or LinkTrigger.DeadTimerElapsed
            or LinkTrigger.ClosingTimerElapsed => typeof(LinkHappened.Plain),
        _ => throw Unpaired(trigger),
    };

    /// <summary>What an input's trigger comes with.</summary>
    public static Type Of(InputTrigger trigger) => trigger switch
    {
        InputTrigger.LineRead or InputTrigger.SkippedQuitRead or InputTrigger.SkippedExitRead => typeof(InputHappened.Came),
        InputTrigger.PasswordGiven => typeof(InputHappened.Password),
        InputTrigger.MisdirectedLineRead => typeof(InputHappened.Line),
        InputTrigger.CommandStarted or InputTrigger.CommandSettled or InputTrigger.ScriptedChatFailed or InputTrigger.ScriptedChatLost
            or InputTrigger.ConnectionInterrupted or InputTrigger.ConnectionSettled or InputTrigger.PasswordWanted or InputTrigger.NothingGiven
            or InputTrigger.BacklogFilled or InputTrigger.BacklogDrained or InputTrigger.InputEnded or InputTrigger.LeaveConfirmed
            or InputTrigger.DeliveriesSettled or InputTrigger.ServersLeft or InputTrigger.VerdictsStalled or InputTrigger.OutcomeTimerElapsed
            or InputTrigger.LeaveTimerElapsed => typeof(InputHappened.Plain),
        _ => throw Unpaired(trigger),
    };

    /// <summary>What a prompt's trigger comes with.</summary>
    public static Type Of(PromptTrigger trigger) => trigger switch
    {
        PromptTrigger.RequestArrived => typeof(PromptHappened.Arrived),
        PromptTrigger.AnswerTyped or PromptTrigger.StrayAnswerTyped or PromptTrigger.NamedAnswerTyped => typeof(PromptHappened.Answered),
        PromptTrigger.OldestRequestEnded or PromptTrigger.LaterRequestEnded or PromptTrigger.LastRequestEnded => typeof(PromptHappened.Ended),
        _ => throw Unpaired(trigger),
    };

    /// <summary>What the trigger of a transfer comes with at its sender.</summary>
    public static Type Of(UploadTrigger trigger) => trigger switch
    {
        UploadTrigger.OfferConfirmed => typeof(TransferHappened.Granted),
        UploadTrigger.OfferShared => typeof(TransferHappened.Shared),
        UploadTrigger.FileExamined => typeof(TransferHappened.Examined),
        UploadTrigger.ContentsSent => typeof(TransferHappened.Sent),
        UploadTrigger.AcceptReceived => typeof(TransferHappened.Accepted),
        UploadTrigger.StartReceived => typeof(TransferHappened.Started),
        UploadTrigger.EndReceived => typeof(TransferHappened.Ended),
        UploadTrigger.FileTyped or UploadTrigger.FileFailed or UploadTrigger.PlaceFreed or UploadTrigger.FileLinkAttached or UploadTrigger.FileLinkLost or UploadTrigger.CancelTyped
            or UploadTrigger.LinkLost or UploadTrigger.InternalErrorCaught or UploadTrigger.OfferRefused or UploadTrigger.OfferPostponed or UploadTrigger.AnswerTimerElapsed
            or UploadTrigger.RetryTimerElapsed or UploadTrigger.AttachTimerElapsed or UploadTrigger.ReasonTimerElapsed or UploadTrigger.OutcomeTimerElapsed => typeof(TransferHappened.Plain),
        _ => throw Unpaired(trigger),
    };

    /// <summary>What the trigger of a transfer comes with at its receiver.</summary>
    public static Type Of(DownloadTrigger trigger) => trigger switch
    {
        DownloadTrigger.OfferArrived => typeof(TransferHappened.Offered),
        DownloadTrigger.FilePrepared => typeof(TransferHappened.Prepared),
        DownloadTrigger.FileStored => typeof(TransferHappened.Stored),
        DownloadTrigger.StartReceived => typeof(TransferHappened.Started),
        DownloadTrigger.EndReceived => typeof(TransferHappened.Ended),
        DownloadTrigger.AcceptTyped or DownloadTrigger.DeclineTyped or DownloadTrigger.CancelTyped or DownloadTrigger.FileFailed or DownloadTrigger.FileLinkAttached
            or DownloadTrigger.ContentsTaken or DownloadTrigger.FileLinkLost or DownloadTrigger.LinkLost or DownloadTrigger.InternalErrorCaught
            or DownloadTrigger.AttachTimerElapsed or DownloadTrigger.ReasonTimerElapsed => typeof(TransferHappened.Plain),
        _ => throw Unpaired(trigger),
    };

    // A new trigger has to say what it comes with: a case that fits by chance would be found out too late.
    private static ArgumentOutOfRangeException Unpaired<TTrigger>(TTrigger trigger)
        where TTrigger : struct, Enum => new ArgumentOutOfRangeException(nameof(trigger), trigger, "A trigger that no case goes with.");
}
