namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What a session's transition asks for.</summary>
public enum SessionEffect : byte
{
    /// <summary>Count the request as handled: the client is told so, and need not send it again.</summary>
    TakeResponsibility,

    /// <summary>Count the message as received, and not as handled before it is on the disk: until then its client keeps it too.</summary>
    DeferResponsibility,

    /// <summary>Have the message written down.</summary>
    KeepMessage,

    /// <summary>Have the message to a group written down.</summary>
    KeepGroupMessage,

    /// <summary>Have a group written down, with the person in it.</summary>
    KeepGroup,

    /// <summary>Have it written down that somebody who is away is invited.</summary>
    KeepInvitation,

    /// <summary>Have it written down that the person is in a group.</summary>
    KeepJoining,

    /// <summary>Have it written down that the person is in a group no more.</summary>
    KeepLeaving,

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
