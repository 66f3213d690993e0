namespace Fsm.Chat.Protocol.Machines.User;

/// <summary>What a user's transition asks for.</summary>
public enum UserEffect : byte
{
    /// <summary>Make the connection.</summary>
    OpenLink,

    /// <summary>Close the connection.</summary>
    CloseLink,

    /// <summary>Ask the server for a session.</summary>
    SendConnect,

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

    /// <summary>Ask the server for something about a group.</summary>
    RequestGroup,

    /// <summary>Begin one transfer for each destination.</summary>
    BeginUploads,

    /// <summary>Queue the text for its recipient.</summary>
    SendText,

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

    /// <summary>Say that the connection was ended as asked.</summary>
    TellDisconnected,

    /// <summary>Keep the rest of a scripted conversation from being taken for commands.</summary>
    SkipScriptedLines,

    /// <summary>Show the users.</summary>
    ShowUsers,

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

    /// <summary>End all conversations.</summary>
    EndConversations,

    /// <summary>End all transfers.</summary>
    EndTransfers,

    /// <summary>No longer ask about invitations.</summary>
    EndInvitations,

    /// <summary>End all messages that await their verdicts.</summary>
    EndDeliveries,
}
