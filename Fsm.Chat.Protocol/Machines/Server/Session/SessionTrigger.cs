using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What can happen to a session. What a peer's frame means is decided before, so one kind of frame can be several triggers.</summary>
public enum SessionTrigger : byte
{
    /// <summary>The link granted the connect.</summary>
    [From(Own)] ConnectGranted,

    /// <summary>A message can be forwarded, in a conversation that is open.</summary>
    [From(Peer), Repeated] SendGranted,

    /// <summary>A message can be forwarded, and opens the conversation.</summary>
    [From(Peer)] FirstSendGranted,

    /// <summary>A message is to be kept, in a conversation that is open.</summary>
    [From(Peer), Repeated] KeptSendGranted,

    /// <summary>A message is to be kept, and opens the conversation.</summary>
    [From(Peer)] FirstKeptSendGranted,

    /// <summary>A message cannot be forwarded.</summary>
    [From(Peer)] SendRefused,

    /// <summary>A conversation is asked for and can be opened.</summary>
    [From(Peer)] OpenGranted,

    /// <summary>A conversation is asked for that is open already.</summary>
    [From(Peer)] OpenRepeated,

    /// <summary>A conversation is asked for and cannot be opened.</summary>
    [From(Peer)] OpenRefused,

    /// <summary>One of several conversations is left.</summary>
    [From(Peer)] LeaveGranted,

    /// <summary>The only conversation is left.</summary>
    [From(Peer)] LastLeaveGranted,

    /// <summary>A conversation is left that one is not in.</summary>
    [From(Peer)] LeaveRefused,

    /// <summary>A message to a group can be forwarded.</summary>
    [From(Peer), Repeated] GroupSendGranted,

    /// <summary>The conversation with a group is asked for, and one is in the group.</summary>
    [From(Peer)] GroupOpenGranted,

    /// <summary>One of several conversations is left, the one with a group.</summary>
    [From(Peer)] GroupQuitGranted,

    /// <summary>The only conversation is left, the one with a group.</summary>
    [From(Peer)] LastGroupQuitGranted,

    /// <summary>A group can be made.</summary>
    [From(Peer)] GroupCreateGranted,

    /// <summary>A person can be invited into a group.</summary>
    [From(Peer)] InviteGranted,

    /// <summary>An open invitation is accepted.</summary>
    [From(Peer)] InvitationAcceptGranted,

    /// <summary>An open invitation is declined.</summary>
    [From(Peer)] InvitationDeclineGranted,

    /// <summary>A group is left; other conversations are open, or the one with it is not.</summary>
    [From(Peer)] GroupLeaveGranted,

    /// <summary>A group is left, and the only conversation is the one with it.</summary>
    [From(Peer)] LastGroupLeaveGranted,

    /// <summary>A message is to be kept, in a group.</summary>
    [From(Peer), Repeated] KeptGroupSendGranted,

    /// <summary>A group is to be made that is kept.</summary>
    [From(Peer)] KeptGroupCreateGranted,

    /// <summary>Somebody is to be invited to a group who is away: it waits for them, and is kept.</summary>
    [From(Peer)] KeptInviteGranted,

    /// <summary>An invitation to a group is accepted by whoever gets a seat in it, which is kept.</summary>
    [From(Peer)] KeptAcceptGranted,

    /// <summary>A group is to be left in which the person has a seat.</summary>
    [From(Peer)] KeptGroupLeaveGranted,

    /// <summary>Something about a group is asked for and cannot be done.</summary>
    [From(Peer)] GroupRequestRefused,

    /// <summary>The list of one's groups is asked for.</summary>
    [From(Peer)] GroupListRequestReceived,

    /// <summary>Nothing more is taken from somebody with whom one is in no conversation.</summary>
    [From(Peer)] IgnoreGranted,

    /// <summary>Nothing more is taken from the person of one of several conversations.</summary>
    [From(Peer)] PartnerIgnoreGranted,

    /// <summary>Nothing more is taken from the person of the only conversation.</summary>
    [From(Peer)] LastPartnerIgnoreGranted,

    /// <summary>Everything is taken from somebody again.</summary>
    [From(Peer)] UnignoreGranted,

    /// <summary>Somebody cannot be ignored, or is not.</summary>
    [From(Peer)] IgnoreRefused,

    /// <summary>The list of those is asked for from whom nothing is taken.</summary>
    [From(Peer)] IgnoreListRequestReceived,

    /// <summary>The name of this person shall be theirs, and can be.</summary>
    [From(Peer)] RegisterGranted,

    /// <summary>The list of the keys that prove the name is asked for.</summary>
    [From(Peer)] KeyListRequestReceived,

    /// <summary>A code is asked for by which another key may prove the name.</summary>
    [From(Peer)] KeyCodeGranted,

    /// <summary>A key shall not prove the name any more.</summary>
    [From(Peer)] KeyRemovalGranted,

    /// <summary>This person wants to be forgotten.</summary>
    [From(Peer)] ForgetGranted,

    /// <summary>Something about the account of this person is asked for and cannot be done.</summary>
    [From(Peer)] AccountRequestRefused,

    /// <summary>What was kept of a conversation is asked for, and can be.</summary>
    [From(Peer)] HistoryGranted,

    /// <summary>What was kept of a conversation is asked for, and cannot be.</summary>
    [From(Peer)] HistoryRefused,

    /// <summary>A file can be offered.</summary>
    [From(Peer)] OfferGranted,

    /// <summary>A file cannot be offered.</summary>
    [From(Peer)] OfferRefused,

    /// <summary>Something was said about a transfer.</summary>
    [From(Peer)] TransferStatementReceived,

    /// <summary>The list of users is asked for.</summary>
    [From(Peer)] UserListRequestReceived,

    /// <summary>Frames were acknowledged.</summary>
    [From(Peer), Repeated] AcknowledgementReceived,

    /// <summary>The client takes its leave.</summary>
    [From(Peer)] DisconnectRequestReceived,

    /// <summary>A person one has to do with is gone; there are other conversations, or one was in none with them.</summary>
    [From(Own)] PartnerGone,

    /// <summary>The person of the only conversation is gone.</summary>
    [From(Own)] LastPartnerGone,

    /// <summary>The person of one of several conversations takes nothing from one any more.</summary>
    [From(Own)] PartnerDetached,

    /// <summary>The person of the only conversation takes nothing from one any more.</summary>
    [From(Own)] LastPartnerDetached,

    /// <summary>A message of this person is on the disk.</summary>
    [From(Own), Repeated] MessageStored,

    /// <summary>A message of this person is not on the disk, and will not be.</summary>
    [From(Own)] MessageNotStored,

    /// <summary>What was asked of a group is on the disk.</summary>
    [From(Own)] GroupChangeKept,

    /// <summary>What was asked of a group is not on the disk, and will not be.</summary>
    [From(Own)] GroupChangeNotKept,

    /// <summary>It is on the disk that the person has left a group, and others are left to talk to, or there were none.</summary>
    [From(Own)] GroupLeaveKept,

    /// <summary>It is on the disk that the person has left a group, whose conversation was their only one.</summary>
    [From(Own)] LastGroupLeaveKept,

    /// <summary>What was kept of a conversation was read.</summary>
    [From(Own)] HistoryRead,

    /// <summary>What was kept of a conversation could not be read.</summary>
    [From(Own)] HistoryNotRead,

    /// <summary>It is on the disk that the name is this person's.</summary>
    [From(Own)] RegistrationKept,

    /// <summary>Another change of the account is on the disk.</summary>
    [From(Own)] AccountChangeKept,

    /// <summary>A change of the account is not on the disk, and will not be.</summary>
    [From(Own)] AccountChangeNotKept,

    /// <summary>It is on the disk that this person is forgotten.</summary>
    [From(Own)] ForgettingKept,

    /// <summary>Whoever proves that the name is theirs has come in elsewhere.</summary>
    [From(Own)] HolderElsewhere,

    /// <summary>The link is over, and the session with it.</summary>
    [From(Own)] LinkEnded,

    /// <summary>The link is over; the client may come back over another one.</summary>
    [From(Own)] LinkInterrupted,

    /// <summary>The client has come back over another link, in no conversation.</summary>
    [From(Own)] ResumedIdle,

    /// <summary>The client has come back over another link, in at least one conversation.</summary>
    [From(Own)] ResumedChatting,

    /// <summary>Its name is asked for from where its client was, which never heard of the session.</summary>
    [From(Own)] NameReclaimed,

    /// <summary>More waits for the client than may.</summary>
    [From(Own)] QueueOverflowed,

    /// <summary>The server closes all sessions.</summary>
    [From(Own)] StopRequested,

    /// <summary>A step or an effect of its own failed: our own mistake.</summary>
    [From(Own)] InternalErrorCaught,

    /// <summary>The client did not come back in time.</summary>
    [From(TriggerOrigin.Timer)] ResumeTimerElapsed,
}
