using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionEffect;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionState;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>
/// The server's view of one user, from the granted connect to the end. A conversation is a pair of people; either is in it or not, and
/// whoever is in at least one, with a person or a group, is Chatting. Nobody is asked: it is opened by one side's request or first message, and left at will.
/// The session outlives its links: one that is lost leaves it Interrupted, and whoever shows its token carries it on.
/// What a request asks for is done under the server's responsibility, which is taken first: from then on its client need not send it again.
/// </summary>
public static class SessionRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<SessionState, SessionTrigger, SessionEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<SessionState, SessionTrigger, SessionEffect>("Session", Arriving);

        rules.In(Arriving)
            .Rests("no time: whoever makes the session grants it at once")
            .Go(ConnectGranted, Connected, TakeName, SendWelcome, SendUserList, OpenInbox);

        rules.In(Connected)
            .Rests("a person may be silent for days; the link asks whether they are there")
            .Go(FirstSendGranted, Chatting, TakeResponsibility, JoinConversation, TellOpened, ForwardMessage)
            .Go(FirstKeptSendGranted, Chatting, DeferResponsibility, JoinConversation, TellOpened, KeepMessage)
            .Go(OpenGranted, Chatting, TakeResponsibility, JoinConversation, ConfirmOpen, TellOpened)
            .Go(GroupOpenGranted, Chatting, TakeResponsibility, JoinGroupConversation, ConfirmGroupOpen)
            .Stay(GroupLeaveGranted, TakeResponsibility, LeaveGroup, ConfirmRequest)
            .Stay(GroupLeaveKept, ConfirmRequest)
            .Stay(ResumedIdle, TakeLink, TakeAcknowledgement, GiveVerdicts, ConfirmResume, SendSnapshot);

        rules.In(Chatting)
            .Rests("a conversation lasts until both have left it or one is gone")
            .Stay(SendGranted, TakeResponsibility, ForwardMessage)
            .Stay(KeptSendGranted, DeferResponsibility, KeepMessage)
            .Stay(FirstKeptSendGranted, DeferResponsibility, JoinConversation, TellOpened, KeepMessage)
            .Stay(FirstSendGranted, TakeResponsibility, JoinConversation, TellOpened, ForwardMessage)
            .Stay(OpenGranted, TakeResponsibility, JoinConversation, ConfirmOpen, TellOpened)
            .Stay(OpenRepeated, TakeResponsibility, ConfirmOpen)
            .Stay(LeaveGranted, TakeResponsibility, LeaveConversation, ConfirmRequest, TellLeft)
            .Go(LastLeaveGranted, Connected, TakeResponsibility, LeaveConversation, ConfirmRequest, TellLeft)
            .Stay(GroupOpenGranted, TakeResponsibility, JoinGroupConversation, ConfirmGroupOpen)
            .Stay(GroupQuitGranted, TakeResponsibility, LeaveGroupConversation, ConfirmRequest)
            .Go(LastGroupQuitGranted, Connected, TakeResponsibility, LeaveGroupConversation, ConfirmRequest)
            .Stay(GroupLeaveGranted, TakeResponsibility, LeaveGroupConversation, LeaveGroup, ConfirmRequest)
            .Go(LastGroupLeaveGranted, Connected, TakeResponsibility, LeaveGroupConversation, LeaveGroup, ConfirmRequest)
            .Stay(GroupLeaveKept, LeaveGroupConversation, ConfirmRequest)
            .Go(LastGroupLeaveKept, Connected, LeaveGroupConversation, ConfirmRequest)
            .Go(LastPartnerGone, Connected, TellGone)
            .Stay(PartnerIgnoreGranted, TakeResponsibility, AddIgnored, LeaveConversation, ConfirmIgnored, TellLeft, RemovePartner, EndTransfersBetween, EndInvitationsBetween)
            .Go(LastPartnerIgnoreGranted, Connected, TakeResponsibility, AddIgnored, LeaveConversation, ConfirmIgnored, TellLeft, RemovePartner, EndTransfersBetween, EndInvitationsBetween)
            .Stay(PartnerDetached, LeaveConversation, TellDetached)
            .Go(LastPartnerDetached, Connected, LeaveConversation, TellDetached)
            .Stay(ResumedChatting, TakeLink, TakeAcknowledgement, GiveVerdicts, ConfirmResume, SendSnapshot);

        rules.In(Connected, Chatting)
            .Stay(SendRefused, TakeResponsibility, FailMessage)
            .Stay(OpenRefused, TakeResponsibility, RefuseRequest)
            .Stay(LeaveRefused, TakeResponsibility, RefuseRequest)
            .Stay(GroupSendGranted, TakeResponsibility, ForwardToGroup)
            .Stay(KeptGroupSendGranted, DeferResponsibility, KeepGroupMessage)
            .Stay(KeptGroupCreateGranted, TakeResponsibility, KeepGroup)
            .Stay(KeptInviteGranted, TakeResponsibility, KeepInvitation)
            .Stay(KeptAcceptGranted, TakeResponsibility, KeepJoining)
            .Stay(KeptGroupLeaveGranted, TakeResponsibility, KeepLeaving)
            .Stay(GroupCreateGranted, TakeResponsibility, CreateGroup, ConfirmRequest)
            .Stay(InviteGranted, TakeResponsibility, InvitePerson, ConfirmRequest)
            .Stay(InvitationAcceptGranted, TakeResponsibility, ConfirmRequest, AcceptInvitation)
            .Stay(InvitationDeclineGranted, TakeResponsibility, ConfirmRequest, DeclineInvitation)
            .Stay(GroupRequestRefused, TakeResponsibility, RefuseRequest)
            .Stay(GroupListRequestReceived, TakeResponsibility, SendGroupList)
            .Stay(IgnoreGranted, TakeResponsibility, AddIgnored, ConfirmIgnored, RemovePartner, EndTransfersBetween, EndInvitationsBetween)
            .Stay(UnignoreGranted, TakeResponsibility, RemoveIgnored, ConfirmIgnored)
            .Stay(IgnoreRefused, TakeResponsibility, RefuseRequest)
            .Stay(IgnoreListRequestReceived, TakeResponsibility, SendIgnoreList)
            .Stay(HistoryGranted, TakeResponsibility, AskHistory)
            .Stay(HistoryRefused, TakeResponsibility, RefuseRequest)
            .Stay(RegisterGranted, TakeResponsibility, KeepRegistration)
            .Stay(KeyListRequestReceived, TakeResponsibility, SendKeyList)
            .Stay(KeyCodeGranted, TakeResponsibility, SendKeyCode)
            .Stay(KeyRemovalGranted, TakeResponsibility, KeepKeyRemoval)
            .Stay(ForgetGranted, TakeResponsibility, ForgetAccount)
            .Stay(AccountRequestRefused, TakeResponsibility, RefuseRequest)
            .Go(ForgettingKept, Disconnected, ConfirmRequest, CloseLink)
            .Go(HolderElsewhere, Disconnected, CloseLink)
            .Stay(OfferGranted, TakeResponsibility, BeginTransfers)
            .Stay(OfferRefused, TakeResponsibility, RefuseRequest)
            .Stay(TransferStatementReceived, TakeResponsibility, PassToTransfer)
            .Stay(UserListRequestReceived, TakeResponsibility, SendUserList)
            .Stay(AcknowledgementReceived, TakeAcknowledgement, GiveVerdicts)
            .Stay(PartnerGone, TellGone)
            .Go(DisconnectRequestReceived, Disconnected, TakeResponsibility, ConfirmRequest, CloseLink)
            .Go(LinkEnded, Disconnected)
            .Go(LinkInterrupted, Interrupted, KeepAside, TellInterrupted)
            .Go(QueueOverflowed, Disconnected, CloseSlowLink)
            .Go(StopRequested, Disconnected, CloseLink)
            .Go(InternalErrorCaught, Disconnected, CloseFailedLink);

        rules.In(Interrupted)
            .Waits("for the client to come back; all that it is to hear is kept", limits.ResumeWindow, ResumeTimerElapsed)
            .Go(ResumedIdle, Connected, TakeLink, TakeAcknowledgement, GiveVerdicts, ConfirmResume, SendSnapshot, TellBack)
            .Go(ResumedChatting, Chatting, TakeLink, TakeAcknowledgement, GiveVerdicts, ConfirmResume, SendSnapshot, TellBack)
            .Stay(PartnerGone, TellGone)
            .Stay(LastPartnerGone, TellGone)
            .Stay(GroupLeaveKept, LeaveGroupConversation, ConfirmRequest)
            .Stay(LastGroupLeaveKept, LeaveGroupConversation, ConfirmRequest)
            .Stay(PartnerDetached, LeaveConversation, TellDetached)
            .Stay(LastPartnerDetached, LeaveConversation, TellDetached)
            .Go([ResumeTimerElapsed, NameReclaimed, QueueOverflowed, HolderElsewhere, ForgettingKept, StopRequested, InternalErrorCaught], Disconnected);

        rules.In(Connected, Chatting, Interrupted)
            .Stay(MessageStored, SettleResponsibility)
            .Stay(MessageNotStored, SettleResponsibility, FailMessage)
            .Stay(GroupChangeKept, ConfirmRequest)
            .Stay(GroupChangeNotKept, RefuseRequest)
            .Stay(HistoryRead, SendHistory)
            .Stay(HistoryNotRead, RefuseRequest)
            .Stay(RegistrationKept, TakeAccount, ConfirmRequest, OpenInbox)
            .Stay(AccountChangeKept, ConfirmRequest)
            .Stay(AccountChangeNotKept, RefuseRequest);

        rules.In(Disconnected)
            .Ends("the name is free again")
            .OnEntry(ReleaseName, FailUndelivered, EndConversations, EndTransfers, EndInvitations, EndMemberships);

        return rules.Build();
    }
}
