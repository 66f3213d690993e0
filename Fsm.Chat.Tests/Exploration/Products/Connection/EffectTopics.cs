namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>Effects by what they are about, so that a product can say as a whole what it leaves out.</summary>
internal static class EffectTopics
{
    public static ImmutableArray<SessionEffect> OfMessages { get; } =
    [
        SessionEffect.TakeResponsibility, SessionEffect.ForwardMessage, SessionEffect.FailMessage, SessionEffect.TakeAcknowledgement, SessionEffect.GiveVerdicts,
        SessionEffect.FailUndelivered, .. OfKeptMessages,
    ];

    public static ImmutableArray<SessionEffect> OfKeptMessages =>
        [SessionEffect.DeferResponsibility, SessionEffect.KeepMessage, SessionEffect.SettleResponsibility, SessionEffect.OpenInbox, SessionEffect.AskHistory, SessionEffect.SendHistory];

    public static ImmutableArray<SessionEffect> OfConversations { get; } =
    [
        SessionEffect.JoinConversation, SessionEffect.LeaveConversation, SessionEffect.TellOpened, SessionEffect.TellLeft, SessionEffect.ConfirmOpen,
        SessionEffect.ConfirmRequest, SessionEffect.RefuseRequest, SessionEffect.TellGone, SessionEffect.EndConversations,
    ];

    public static ImmutableArray<SessionEffect> OfGroups { get; } =
    [
        SessionEffect.ForwardToGroup, SessionEffect.CreateGroup, SessionEffect.InvitePerson, SessionEffect.AcceptInvitation, SessionEffect.DeclineInvitation,
        SessionEffect.LeaveGroup, SessionEffect.EndInvitations, SessionEffect.EndMemberships,
        SessionEffect.KeepGroupMessage, SessionEffect.KeepGroup, SessionEffect.KeepInvitation, SessionEffect.KeepJoining, SessionEffect.KeepLeaving,
    ];

    public static ImmutableArray<SessionEffect> OfGroupConversations { get; } =
        [SessionEffect.JoinGroupConversation, SessionEffect.LeaveGroupConversation, SessionEffect.ConfirmGroupOpen, SessionEffect.SendGroupList];

    public static ImmutableArray<SessionEffect> OfIgnoring { get; } =
        [SessionEffect.AddIgnored, SessionEffect.RemoveIgnored, SessionEffect.RemovePartner, SessionEffect.EndTransfersBetween, SessionEffect.EndInvitationsBetween];

    public static ImmutableArray<SessionEffect> OfAccounts { get; } =
    [
        SessionEffect.KeepRegistration, SessionEffect.TakeAccount, SessionEffect.SendKeyList, SessionEffect.SendKeyCode, SessionEffect.KeepKeyRemoval, SessionEffect.ForgetAccount,
    ];

    public static ImmutableArray<SessionEffect> OfIgnoringTold { get; } = [SessionEffect.ConfirmIgnored, SessionEffect.SendIgnoreList, SessionEffect.TellDetached];

    public static ImmutableArray<SessionEffect> OfTransfers { get; } = [SessionEffect.BeginTransfers, SessionEffect.PassToTransfer, SessionEffect.EndTransfers];

    public static ImmutableArray<SessionEffect> OfNames { get; } =
        [SessionEffect.TakeName, SessionEffect.SendWelcome, SessionEffect.SendUserList, SessionEffect.ReleaseName];

    public static ImmutableArray<SessionEffect> OfCloses { get; } = [SessionEffect.CloseLink, SessionEffect.CloseSlowLink, SessionEffect.CloseFailedLink];

    /// <summary>What a client's user asks for that is about neither its link nor its conversation.</summary>
    public static ImmutableArray<UserEffect> OfUsersTold { get; } =
    [
        UserEffect.RequestUsers, UserEffect.RequestGroup, UserEffect.RequestIgnoredAgain, UserEffect.RequestAccount, UserEffect.RequestHistory, UserEffect.RequestRegistration, UserEffect.BeginUploads, UserEffect.SendAgain,
        UserEffect.TellUnsendable, UserEffect.TellConnected, UserEffect.TellRefused, UserEffect.TellUnreachable, UserEffect.TellLost,
        UserEffect.TellDisconnected, UserEffect.TellInterrupted, UserEffect.TellReconnecting, UserEffect.TellResumed, UserEffect.TellSessionLost,
        UserEffect.TellGivenUp, UserEffect.NoteFailedAttempt, UserEffect.NoteSnapshot, UserEffect.SkipScriptedLines, UserEffect.ShowUsers,
        UserEffect.ShowMessage, UserEffect.SettleMessages, UserEffect.TellDeliveredLater, UserEffect.PassKnownMessage, UserEffect.NoteGroup, UserEffect.NoteTransfer,
        UserEffect.EndTransfers, UserEffect.EndInvitations, UserEffect.EndDeliveries, UserEffect.StrandDeliveries, UserEffect.SendUnsent, UserEffect.OfferUnsent, UserEffect.TellDistrusted,
        UserEffect.TellPlain, UserEffect.OpenPlainLink,
        UserEffect.NoteConnection, UserEffect.NoteServerLeft,
    ];
}
