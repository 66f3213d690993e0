using Fsm.Chat.Protocol.Machines.Server.Session;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>The cases of what comes along with a session's trigger. Flags, because several may carry the same part.</summary>
[Flags]
internal enum SessionEventFamily : uint
{
    /// <summary>The request that began the session.</summary>
    Arrival = 1 << 0,

    /// <summary>A message to a person.</summary>
    Message = 1 << 1,

    /// <summary>A message to a group.</summary>
    GroupMessage = 1 << 2,

    /// <summary>A code that answers a request.</summary>
    Refusal = 1 << 3,

    /// <summary>A person.</summary>
    Conversation = 1 << 4,

    /// <summary>A group.</summary>
    Group = 1 << 5,

    /// <summary>The name of a group.</summary>
    GroupMaking = 1 << 6,

    /// <summary>A person and a group.</summary>
    Invitation = 1 << 7,

    /// <summary>A group, or none for all.</summary>
    GroupList = 1 << 8,

    /// <summary>The part of a list.</summary>
    UserList = 1 << 9,

    /// <summary>A file.</summary>
    Offer = 1 << 10,

    /// <summary>A transfer, and words about it.</summary>
    Statement = 1 << 11,

    /// <summary>The request to end the session.</summary>
    Leave = 1 << 12,

    /// <summary>What the client has got.</summary>
    Acknowledgement = 1 << 13,

    /// <summary>A person who is gone, or takes nothing more.</summary>
    Partner = 1 << 14,

    /// <summary>Another link.</summary>
    Resumed = 1 << 15,

    /// <summary>The reason of an end, or of a wait.</summary>
    End = 1 << 16,

    /// <summary>A name that is ignored, or is no longer, and the person who has it.</summary>
    Ignoring = 1 << 17,

    /// <summary>Something about the account.</summary>
    AccountRequest = 1 << 18,

    /// <summary>What became of that on the disk.</summary>
    AccountAnswer = 1 << 19,

    /// <summary>A message, or what was asked of a group, that is on the disk.</summary>
    Stored = 1 << 20,

    /// <summary>Something of the past that is to be read.</summary>
    HistoryRequest = 1 << 21,

    /// <summary>What was read of it.</summary>
    History = 1 << 22,

    /// <summary>All that have a number to answer to.</summary>
    Requests = HistoryRequest | History | Stored | AccountRequest | AccountAnswer | Arrival | Message | GroupMessage | Refusal | Conversation | Group | GroupMaking | Invitation | GroupList | UserList | Offer | Statement | Leave | Ignoring,
}

/// <summary>Which case goes with which trigger.</summary>
internal static class SessionEventFamilies
{
    private static readonly SessionEventFamily[] Table = Array.ConvertAll(Enum.GetValues<SessionTrigger>(), Find);

    /// <summary>The case that a trigger has to bring along.</summary>
    public static SessionEventFamily Of(SessionTrigger trigger) => Table[(int)trigger];

    private static SessionEventFamily Find(SessionTrigger trigger) => trigger switch
    {
        SessionTrigger.SendGranted or SessionTrigger.FirstSendGranted or SessionTrigger.KeptSendGranted or SessionTrigger.FirstKeptSendGranted => SessionEventFamily.Message,
        SessionTrigger.MessageStored or SessionTrigger.GroupChangeKept => SessionEventFamily.Stored,
        SessionTrigger.HistoryGranted => SessionEventFamily.HistoryRequest,
        SessionTrigger.HistoryRead => SessionEventFamily.History,
        SessionTrigger.AcknowledgementReceived => SessionEventFamily.Acknowledgement,
        SessionTrigger.GroupSendGranted or SessionTrigger.KeptGroupSendGranted => SessionEventFamily.GroupMessage,
        SessionTrigger.SendRefused or SessionTrigger.OpenRefused or SessionTrigger.LeaveRefused or SessionTrigger.GroupRequestRefused
            or SessionTrigger.OfferRefused or SessionTrigger.IgnoreRefused or SessionTrigger.AccountRequestRefused
            or SessionTrigger.MessageNotStored or SessionTrigger.GroupChangeNotKept or SessionTrigger.HistoryRefused or SessionTrigger.HistoryNotRead => SessionEventFamily.Refusal,
        SessionTrigger.RegisterGranted or SessionTrigger.KeyListRequestReceived or SessionTrigger.KeyCodeGranted or SessionTrigger.KeyRemovalGranted
            or SessionTrigger.ForgetGranted => SessionEventFamily.AccountRequest,
        SessionTrigger.RegistrationKept or SessionTrigger.AccountChangeKept or SessionTrigger.AccountChangeNotKept or SessionTrigger.ForgettingKept =>
            SessionEventFamily.AccountAnswer,
        SessionTrigger.OpenGranted or SessionTrigger.OpenRepeated or SessionTrigger.LeaveGranted or SessionTrigger.LastLeaveGranted =>
            SessionEventFamily.Conversation,
        SessionTrigger.GroupOpenGranted or SessionTrigger.GroupQuitGranted or SessionTrigger.LastGroupQuitGranted or SessionTrigger.InvitationAcceptGranted
            or SessionTrigger.InvitationDeclineGranted or SessionTrigger.GroupLeaveGranted or SessionTrigger.LastGroupLeaveGranted
            or SessionTrigger.KeptAcceptGranted or SessionTrigger.KeptGroupLeaveGranted or SessionTrigger.GroupLeaveKept or SessionTrigger.LastGroupLeaveKept => SessionEventFamily.Group,
        SessionTrigger.GroupCreateGranted or SessionTrigger.KeptGroupCreateGranted => SessionEventFamily.GroupMaking,
        SessionTrigger.InviteGranted or SessionTrigger.KeptInviteGranted => SessionEventFamily.Invitation,
        SessionTrigger.GroupListRequestReceived => SessionEventFamily.GroupList,
        SessionTrigger.UserListRequestReceived => SessionEventFamily.UserList,
        SessionTrigger.OfferGranted => SessionEventFamily.Offer,
        SessionTrigger.TransferStatementReceived => SessionEventFamily.Statement,
        SessionTrigger.DisconnectRequestReceived => SessionEventFamily.Leave,
        SessionTrigger.IgnoreGranted or SessionTrigger.PartnerIgnoreGranted or SessionTrigger.LastPartnerIgnoreGranted or SessionTrigger.UnignoreGranted
            or SessionTrigger.IgnoreListRequestReceived => SessionEventFamily.Ignoring,
        SessionTrigger.PartnerGone or SessionTrigger.LastPartnerGone or SessionTrigger.PartnerDetached or SessionTrigger.LastPartnerDetached =>
            SessionEventFamily.Partner,
        SessionTrigger.ResumedIdle or SessionTrigger.ResumedChatting => SessionEventFamily.Resumed,
        SessionTrigger.ConnectGranted => SessionEventFamily.Arrival,
        SessionTrigger.LinkEnded or SessionTrigger.LinkInterrupted or SessionTrigger.QueueOverflowed or SessionTrigger.InternalErrorCaught
            or SessionTrigger.ResumeTimerElapsed or SessionTrigger.NameReclaimed or SessionTrigger.HolderElsewhere or SessionTrigger.StopRequested => SessionEventFamily.End,
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "A trigger that no case goes with."),
    };
}
