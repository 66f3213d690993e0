using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionEffect;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionState;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>
/// The server's view of one user, from the granted connect to the end. A conversation is a pair of people; either is in it or not, and
/// whoever is in at least one, with a person or a group, is Chatting. It outlives its links: one that is lost leaves it Interrupted, and whoever shows its token carries it on. Nobody is asked: it is opened by one side's request or first message, and left at will.
/// </summary>
public static class SessionRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<SessionState, SessionTrigger, SessionEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<SessionState, SessionTrigger, SessionEffect>("Session", Arriving);

        rules.In(Arriving)
            .Rests("for no time at all: whoever makes the session grants it in the same breath")
            .Go(ConnectGranted, Connected, TakeName, SendWelcome, SendUserList);

        rules.In(Connected)
            .Rests("a person may be silent for days; the link asks whether they are there")
            .Go(FirstSendGranted, Chatting, JoinConversation, TellOpened, ForwardMessage)
            .Stay(SendRefused, FailMessage)
            .Go(OpenGranted, Chatting, JoinConversation, ConfirmOpen, TellOpened)
            .Stay(OpenRefused, RefuseRequest)
            .Stay(LeaveRefused, RefuseRequest)
            .Stay(GroupSendGranted, ForwardToGroup)
            .Go(GroupOpenGranted, Chatting, JoinGroupConversation, ConfirmGroupOpen)
            .Stay(GroupCreateGranted, CreateGroup, ConfirmRequest)
            .Stay(InviteGranted, InvitePerson, ConfirmRequest)
            .Stay(InvitationAcceptGranted, ConfirmRequest, AcceptInvitation)
            .Stay(InvitationDeclineGranted, ConfirmRequest, DeclineInvitation)
            .Stay(GroupLeaveGranted, LeaveGroup, ConfirmRequest)
            .Stay(GroupRequestRefused, RefuseRequest)
            .Stay(GroupListRequestReceived, SendGroupList)
            .Stay(OfferGranted, BeginTransfers)
            .Stay(OfferRefused, RefuseRequest)
            .Stay(TransferStatementReceived, PassToTransfer)
            .Stay(UserListRequestReceived, SendUserList)
            .Stay(AcknowledgementReceived, GiveVerdicts)
            .Stay(PartnerGone, TellGone)
            .Go(DisconnectRequestReceived, Disconnected, ConfirmRequest, CloseLink)
            .Go(LinkEnded, Disconnected)
            .Go(LinkInterrupted, Interrupted, TellInterrupted)
            .Stay(ResumedIdle, TakeLink, ConfirmResume, SendSnapshot)
            .Go(QueueOverflowed, Disconnected, CloseSlowLink)
            .Go(StopRequested, Disconnected, CloseLink);

        rules.In(Chatting)
            .Rests("a conversation lasts until both have left it or one is gone")
            .Stay(SendGranted, ForwardMessage)
            .Stay(FirstSendGranted, JoinConversation, TellOpened, ForwardMessage)
            .Stay(SendRefused, FailMessage)
            .Stay(OpenGranted, JoinConversation, ConfirmOpen, TellOpened)
            .Stay(OpenRepeated, ConfirmOpen)
            .Stay(OpenRefused, RefuseRequest)
            .Stay(LeaveGranted, LeaveConversation, ConfirmRequest, TellLeft)
            .Go(LastLeaveGranted, Connected, LeaveConversation, ConfirmRequest, TellLeft)
            .Stay(LeaveRefused, RefuseRequest)
            .Stay(GroupSendGranted, ForwardToGroup)
            .Stay(GroupOpenGranted, JoinGroupConversation, ConfirmGroupOpen)
            .Stay(GroupQuitGranted, LeaveGroupConversation, ConfirmRequest)
            .Go(LastGroupQuitGranted, Connected, LeaveGroupConversation, ConfirmRequest)
            .Stay(GroupCreateGranted, CreateGroup, ConfirmRequest)
            .Stay(InviteGranted, InvitePerson, ConfirmRequest)
            .Stay(InvitationAcceptGranted, ConfirmRequest, AcceptInvitation)
            .Stay(InvitationDeclineGranted, ConfirmRequest, DeclineInvitation)
            .Stay(GroupLeaveGranted, LeaveGroupConversation, LeaveGroup, ConfirmRequest)
            .Go(LastGroupLeaveGranted, Connected, LeaveGroupConversation, LeaveGroup, ConfirmRequest)
            .Stay(GroupRequestRefused, RefuseRequest)
            .Stay(GroupListRequestReceived, SendGroupList)
            .Stay(OfferGranted, BeginTransfers)
            .Stay(OfferRefused, RefuseRequest)
            .Stay(TransferStatementReceived, PassToTransfer)
            .Stay(UserListRequestReceived, SendUserList)
            .Stay(AcknowledgementReceived, GiveVerdicts)
            .Stay(PartnerGone, TellGone)
            .Go(LastPartnerGone, Connected, TellGone)
            .Go(DisconnectRequestReceived, Disconnected, ConfirmRequest, CloseLink)
            .Go(LinkEnded, Disconnected)
            .Go(LinkInterrupted, Interrupted, TellInterrupted)
            .Stay(ResumedChatting, TakeLink, ConfirmResume, SendSnapshot)
            .Go(QueueOverflowed, Disconnected, CloseSlowLink)
            .Go(StopRequested, Disconnected, CloseLink);

        rules.In(Interrupted)
            .Waits("for the client to come back; all that it is to hear is kept", limits.ResumeWindow, ResumeTimerElapsed)
            .Go(ResumedIdle, Connected, TakeLink, ConfirmResume, SendSnapshot, TellBack)
            .Go(ResumedChatting, Chatting, TakeLink, ConfirmResume, SendSnapshot, TellBack)
            .Stay(PartnerGone, TellGone)
            .Stay(LastPartnerGone, TellGone)
            .Go(ResumeTimerElapsed, Disconnected)
            .Go(QueueOverflowed, Disconnected)
            .Go(StopRequested, Disconnected);

        rules.In(Disconnected)
            .Ends("the name is free again")
            .OnEntry(ReleaseName, FailUndelivered, EndConversations, EndTransfers, EndInvitations, EndMemberships);

        return rules.Build();
    }
}
