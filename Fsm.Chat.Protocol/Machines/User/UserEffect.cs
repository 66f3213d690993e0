namespace Fsm.Chat.Protocol.Machines.User;

/// <summary>What a user's transition asks for.</summary>
public enum UserEffect : byte
{
    /// <summary>Make the connection.</summary>
    OpenLink,

    /// <summary>Close the connection.</summary>
    CloseLink,

    /// <summary>Ask the server for a session, or for the one there is.</summary>
    SendConnect,

    /// <summary>Send again what the server has not handled, and go on.</summary>
    SendAgain,

    /// <summary>Take leave of the server.</summary>
    SendDisconnect,

    /// <summary>Ask the server who is connected.</summary>
    RequestUsers,

    /// <summary>Open a conversation.</summary>
    OpenConversation,

    /// <summary>Leave the conversation, or all that were opened line by line.</summary>
    LeaveConversation,

    /// <summary>From now on typed text goes to this person.</summary>
    SetTarget,

    /// <summary>From now on each line names its recipient.</summary>
    AddressAnyone,

    /// <summary>From now on typed lines are commands.</summary>
    ClearTarget,

    /// <summary>Ask the server for something about a group.</summary>
    RequestGroup,

    /// <summary>Begin one transfer for each destination.</summary>
    BeginUploads,

    /// <summary>Queue the text for its recipient.</summary>
    SendText,

    /// <summary>Queue the texts that never got to the server.</summary>
    SendUnsent,

    /// <summary>Say that there are texts that never got to the server, if there are.</summary>
    OfferUnsent,

    /// <summary>Say why the text can go nowhere.</summary>
    TellUnsendable,

    /// <summary>Show that the connection is there.</summary>
    TellConnected,

    /// <summary>Say why the server refused.</summary>
    TellRefused,

    /// <summary>Say that the server cannot be reached.</summary>
    TellUnreachable,

    /// <summary>Say why nothing is sent to the server.</summary>
    TellDistrusted,

    /// <summary>Say that the connection is over, and why.</summary>
    TellLost,

    /// <summary>Say that the connection is lost and will be made again.</summary>
    TellInterrupted,

    /// <summary>Say that the connection is tried again, and for which time.</summary>
    TellReconnecting,

    /// <summary>Note that the attempt failed.</summary>
    NoteFailedAttempt,

    /// <summary>Say that the session goes on.</summary>
    TellResumed,

    /// <summary>Say that the session is over on the server's side.</summary>
    TellSessionLost,

    /// <summary>Say that the connection is not tried again, as asked.</summary>
    TellGivenUp,

    /// <summary>Say that the connection was ended as asked.</summary>
    TellDisconnected,

    /// <summary>Keep the rest of a scripted conversation from being taken for commands.</summary>
    SkipScriptedLines,

    /// <summary>Show the users.</summary>
    ShowUsers,

    /// <summary>Take note of who is connected.</summary>
    NoteSnapshot,

    /// <summary>Show a message.</summary>
    ShowMessage,

    /// <summary>Give messages their verdicts.</summary>
    SettleMessages,

    /// <summary>Give a request its answer.</summary>
    SettleRequest,

    /// <summary>Pass on what somebody did about a conversation.</summary>
    NoteConversation,

    /// <summary>Pass on what happened in a group.</summary>
    NoteGroup,

    /// <summary>Pass on what happened to a transfer.</summary>
    NoteTransfer,

    /// <summary>Pass on what happened to somebody, or to the server.</summary>
    NotePresence,

    /// <summary>Forget the session: it is over.</summary>
    ForgetSession,

    /// <summary>End all conversations.</summary>
    EndConversations,

    /// <summary>End all transfers.</summary>
    EndTransfers,

    /// <summary>No longer ask about invitations.</summary>
    EndInvitations,

    /// <summary>End all messages that await their verdicts.</summary>
    EndDeliveries,
}
