using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>The server's view of one user.</summary>
public enum SessionState : byte
{
    /// <summary>The connect was granted and is about to be confirmed.</summary>
    Arriving,

    /// <summary>Connected, in no conversation.</summary>
    Connected,

    /// <summary>In at least one conversation.</summary>
    Chatting,

    /// <summary>The link is lost; another one may carry the session on.</summary>
    Interrupted,

    /// <summary>Over.</summary>
    Disconnected,
}

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

/// <summary>What a session's transition asks for.</summary>
public enum SessionEffect : byte
{
    /// <summary>Count the request as handled: the client is told so, and need not send it again.</summary>
    TakeResponsibility,

    /// <summary>Count the message as received, and not as handled before it is on the disk: until then its client keeps it too.</summary>
    DeferResponsibility,

    /// <summary>Have the message written down.</summary>
    KeepMessage,

    /// <summary>Count the message as handled, now that it is known what became of it.</summary>
    SettleResponsibility,

    /// <summary>Enter the name into the roster.</summary>
    TakeName,

    /// <summary>Confirm the connect, with all that the client has to know.</summary>
    SendWelcome,

    /// <summary>Answer with the list of users.</summary>
    SendUserList,

    /// <summary>Let the holder of the name get what is kept for them, and those who wait for them in a conversation have them in it.</summary>
    OpenInbox,

    /// <summary>Queue the message for its recipient and remember whose it was.</summary>
    ForwardMessage,

    /// <summary>Give the message the verdict that it failed, and why.</summary>
    FailMessage,

    /// <summary>Count the person as being in the conversation.</summary>
    JoinConversation,

    /// <summary>No longer count the person as being in the conversation.</summary>
    LeaveConversation,

    /// <summary>Tell the other person that this one opened the conversation.</summary>
    TellOpened,

    /// <summary>Tell the other person that this one left the conversation.</summary>
    TellLeft,

    /// <summary>Queue the message for each member of the group, and remember whose it was.</summary>
    ForwardToGroup,

    /// <summary>Count the person as being in the conversation with the group.</summary>
    JoinGroupConversation,

    /// <summary>No longer count the person as being in the conversation with the group.</summary>
    LeaveGroupConversation,

    /// <summary>Confirm an open conversation with the group's proper name.</summary>
    ConfirmGroupOpen,

    /// <summary>Make the group, with this person as its owner and only member.</summary>
    CreateGroup,

    /// <summary>Invite the other person into the group.</summary>
    InvitePerson,

    /// <summary>Tell the invitation that it was accepted.</summary>
    AcceptInvitation,

    /// <summary>Tell the invitation that it was declined.</summary>
    DeclineInvitation,

    /// <summary>Tell the group that this person leaves.</summary>
    LeaveGroup,

    /// <summary>Answer with the list of this person's groups.</summary>
    SendGroupList,

    /// <summary>Take nothing more from whoever has that name.</summary>
    AddIgnored,

    /// <summary>Take everything from them again.</summary>
    RemoveIgnored,

    /// <summary>Confirm whom one ignores, or no longer, and say whether somebody has that name.</summary>
    ConfirmIgnored,

    /// <summary>Answer with the names that this person ignores.</summary>
    SendIgnoreList,

    /// <summary>Take the other person out of the conversation with this one.</summary>
    RemovePartner,

    /// <summary>Tell this client that it is out of the conversation, and why.</summary>
    TellDetached,

    /// <summary>End the transfers between the two, and tell both.</summary>
    EndTransfersBetween,

    /// <summary>End this person's open invitations that are the other one's, and tell both.</summary>
    EndInvitationsBetween,

    /// <summary>Have read what was kept of the conversation.</summary>
    AskHistory,

    /// <summary>Answer with what was read.</summary>
    SendHistory,

    /// <summary>Have it written down that the name is this person's.</summary>
    KeepRegistration,

    /// <summary>Count this person as the holder of the name.</summary>
    TakeAccount,

    /// <summary>Answer with the keys that prove the name.</summary>
    SendKeyList,

    /// <summary>Make a code by which another key may prove the name, and answer with it.</summary>
    SendKeyCode,

    /// <summary>Have it written down that a key does not prove the name any more.</summary>
    KeepKeyRemoval,

    /// <summary>Tell the account that its holder wants to be forgotten.</summary>
    ForgetAccount,

    /// <summary>Begin one transfer for each recipient, and confirm the offer.</summary>
    BeginTransfers,

    /// <summary>Pass what was said about a transfer on to it; one that is over has nothing more to hear.</summary>
    PassToTransfer,

    /// <summary>Confirm an open conversation with the person's proper name and port.</summary>
    ConfirmOpen,

    /// <summary>Confirm the request.</summary>
    ConfirmRequest,

    /// <summary>Answer the request with the refusal.</summary>
    RefuseRequest,

    /// <summary>Keep in mind up to where the client has got what it was sent.</summary>
    TakeAcknowledgement,

    /// <summary>Tell the senders of what is acknowledged that it was delivered.</summary>
    GiveVerdicts,

    /// <summary>Tell this client that a person is gone, and why.</summary>
    TellGone,

    /// <summary>Fail what waits for this person, each message with its verdict.</summary>
    FailUndelivered,

    /// <summary>End this person's conversations and tell the others.</summary>
    EndConversations,

    /// <summary>End this person's transfers and tell the others.</summary>
    EndTransfers,

    /// <summary>End this person's open invitations and tell whoever sent them.</summary>
    EndInvitations,

    /// <summary>Take this person out of all groups and tell the others.</summary>
    EndMemberships,

    /// <summary>Give the session its new link; an old one that is still there closes.</summary>
    TakeLink,

    /// <summary>Confirm the resume, and send again what was not acknowledged.</summary>
    ConfirmResume,

    /// <summary>Send who is connected now: what changed meanwhile was told to nobody who was away.</summary>
    SendSnapshot,

    /// <summary>Keep for the client what it cannot ask for again, and nothing else; count the session among those of its address that wait.</summary>
    KeepAside,

    /// <summary>Tell the people of the conversations that the link is lost.</summary>
    TellInterrupted,

    /// <summary>Tell the people of the conversations that the link is there again.</summary>
    TellBack,

    /// <summary>Give the name free.</summary>
    ReleaseName,

    /// <summary>Close the link.</summary>
    CloseLink,

    /// <summary>Close the link because too much waits for it.</summary>
    CloseSlowLink,

    /// <summary>Close the link: something failed on this side.</summary>
    CloseFailedLink,
}
