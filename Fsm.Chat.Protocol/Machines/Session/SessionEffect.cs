namespace Fsm.Chat.Protocol.Machines.Session;

/// <summary>What a session's transition asks for.</summary>
public enum SessionEffect : byte
{
    /// <summary>Enter the name into the roster.</summary>
    TakeName,

    /// <summary>Confirm the connect, with all that the client has to know.</summary>
    SendWelcome,

    /// <summary>Answer with the list of users.</summary>
    SendUserList,

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

    /// <summary>Give the senders of acknowledged messages the verdict that they were delivered.</summary>
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
}
