namespace Fsm.Chat.Protocol.Machines.Client.User;

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

    /// <summary>Ask the server to let nothing through from somebody, or everything again, or from whom it lets nothing through.</summary>
    RequestIgnore,

    /// <summary>There is a new session: ask for those again from whom nothing was taken in the one before.</summary>
    RequestIgnoredAgain,

    /// <summary>Ask the server for something about the person's name.</summary>
    RequestAccount,

    /// <summary>There is a new session: ask for the name to be the person's, if the program was started so and it is not yet.</summary>
    RequestRegistration,

    /// <summary>Ask the server for what was kept of a conversation.</summary>
    RequestHistory,

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

    /// <summary>Connect again, without TLS.</summary>
    OpenPlainLink,

    /// <summary>Say what is missing without TLS.</summary>
    TellPlain,

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

    /// <summary>Take note of who has come and gone.</summary>
    NoteRoster,

    /// <summary>Show a message.</summary>
    ShowMessage,

    /// <summary>Show nothing of a message that was shown already, and acknowledge it.</summary>
    PassKnownMessage,

    /// <summary>Give messages their verdicts.</summary>
    SettleMessages,

    /// <summary>Show that messages which an earlier session has sent are delivered.</summary>
    TellDeliveredLater,

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

    /// <summary>The session is over and another one is asked for: end the conversations, but for those that are still wanted.</summary>
    StrandConversations,

    /// <summary>There is a session, or there is one again: open the conversations that have waited for it.</summary>
    OpenKept,

    /// <summary>End all transfers.</summary>
    EndTransfers,

    /// <summary>No longer ask about invitations.</summary>
    EndInvitations,

    /// <summary>End all messages that await their verdicts.</summary>
    EndDeliveries,

    /// <summary>The session is over and another one is asked for: end the messages that were sent.</summary>
    StrandDeliveries,

    /// <summary>Tell the input of a script, which waits while its connection is lost for now.</summary>
    NoteConnection,

    /// <summary>Tell the input, which may wait for the last connection to end.</summary>
    NoteServerLeft,
}
