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

    /// <summary>Give the name free.</summary>
    ReleaseName,

    /// <summary>Close the link.</summary>
    CloseLink,
}
