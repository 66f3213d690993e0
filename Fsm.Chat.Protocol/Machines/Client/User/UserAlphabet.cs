using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>The client's view of itself on one server.</summary>
public enum UserState : byte
{
    /// <summary>Not connected.</summary>
    Disconnected,

    /// <summary>The connection is being made, or the connect request awaits its answer.</summary>
    Connecting,

    /// <summary>Connected; typed text has nowhere to go.</summary>
    Connected,

    /// <summary>Typed text has a target, or each line names its own.</summary>
    Chatting,

    /// <summary>The connection is lost; it is about to be made again.</summary>
    Reconnecting,

    /// <summary>The connection is lost, and nothing listens at the server's address: it is asked again soon.</summary>
    AwaitingServer,

    /// <summary>The server does not know the session any more; a new one is about to be asked for.</summary>
    Renewing,

    /// <summary>The connection is being made again, or the resume awaits its answer.</summary>
    Resuming,

    /// <summary>Taking leave of the server.</summary>
    Disconnecting,
}

/// <summary>What can happen to a user on one server.</summary>
public enum UserTrigger : byte
{
    /// <summary>The person wants to connect.</summary>
    [From(Own)] ConnectTyped,

    /// <summary>The person wants to connect, and has a session there that an earlier client has left behind.</summary>
    [From(Own)] ResumeTyped,

    /// <summary>The person wants to connect, however many attempts it takes.</summary>
    [From(Own)] PersistentConnectTyped,

    /// <summary>The person wants to disconnect.</summary>
    [From(Own)] DisconnectTyped,

    /// <summary>The person asks who is connected.</summary>
    [From(Own)] UsersTyped,

    /// <summary>The person wants a conversation with somebody.</summary>
    [From(Own)] ChatTyped,

    /// <summary>The person wants to name a recipient in each line.</summary>
    [From(Own)] Chat2Typed,

    /// <summary>The person asks for something about a group.</summary>
    [From(Own)] GroupRequestTyped,

    /// <summary>The person wants to take nothing more from somebody, or to take it again, or asks from whom it is.</summary>
    [From(Own)] IgnoreTyped,

    /// <summary>The same, and the server does not know of it.</summary>
    [From(Own)] UnknownIgnoreTyped,

    /// <summary>The person asks for something about their name: that it be theirs, which keys prove it, that all of it be forgotten.</summary>
    [From(Own)] AccountTyped,

    /// <summary>The same, and at this server names belong to nobody.</summary>
    [From(Own)] UnknownAccountTyped,

    /// <summary>The person asks for what was kept of a conversation.</summary>
    [From(Own)] HistoryTyped,

    /// <summary>The same, and this server keeps nothing.</summary>
    [From(Own)] UnknownHistoryTyped,

    /// <summary>The person wants to send a file.</summary>
    [From(Own)] FileTyped,

    /// <summary>The person wants the texts sent that never got to the server.</summary>
    [From(Own)] ResendTyped,

    /// <summary>The person leaves the conversation.</summary>
    [From(Own)] QuitTyped,

    /// <summary>The person typed a text that can go to its recipient.</summary>
    [From(Own)] TextTyped,

    /// <summary>The person typed a text that can go nowhere.</summary>
    [From(Own)] UnsendableTextTyped,

    /// <summary>The conversation that was asked for is open.</summary>
    [From(Own)] ConversationOpened,

    /// <summary>The group that text went to was left.</summary>
    [From(Own)] TargetLeft,

    /// <summary>The connection is made.</summary>
    [From(Own)] LinkOpened,

    /// <summary>The connection could not be made.</summary>
    [From(Own)] DialFailed,

    /// <summary>The server's machine has refused the connection at once: nothing listens there.</summary>
    [From(Own)] DialRefused,

    /// <summary>The server, on this machine, has no TLS, and none was asked for by the person.</summary>
    [From(Own)] PlainServerFound,

    /// <summary>The server is not the one it should be: nothing is sent to it.</summary>
    [From(Own)] ServerDistrusted,

    /// <summary>The connection is over, and the session with it.</summary>
    [From(Own)] LinkLost,

    /// <summary>The connection is over; the session can go on over another one.</summary>
    [From(Own)] LinkInterrupted,

    /// <summary>The connection is over because the server is stopping, and with that every session.</summary>
    [From(Own)] ServerStopped,

    /// <summary>The connection is over because the person is forgotten, as they wished.</summary>
    [From(Own)] AccountForgotten,

    /// <summary>The server granted the connect; typed text has nowhere to go.</summary>
    [From(Peer)] ConnectConfirmed,

    /// <summary>The server granted the connect; typed text keeps the target it had.</summary>
    [From(Peer)] ConnectConfirmedChatting,

    /// <summary>The server gave the session back; typed text has nowhere to go.</summary>
    [From(Peer)] ResumeConfirmed,

    /// <summary>The server gave the session back; typed text goes where it went.</summary>
    [From(Peer)] ResumeConfirmedChatting,

    /// <summary>The server does not know the session.</summary>
    [From(Peer)] ResumeRefused,

    /// <summary>The server refused the connect.</summary>
    [From(Peer)] ConnectRefused,

    /// <summary>The server refused the connect, for now.</summary>
    [From(Peer)] ConnectPostponed,

    /// <summary>The server confirmed the disconnect.</summary>
    [From(Peer)] DisconnectConfirmed,

    /// <summary>The server answered some other request.</summary>
    [From(Peer)] ConfirmationReceived,

    /// <summary>A page of the list of users came.</summary>
    [From(Peer)] UserListReceived,

    /// <summary>After a resume, who is connected now.</summary>
    [From(Peer)] SnapshotReceived,

    /// <summary>A message came.</summary>
    [From(Peer)] MessageReceived,

    /// <summary>A message came that is kept, and that was shown already.</summary>
    [From(Peer)] KnownMessageReceived,

    /// <summary>Verdicts came.</summary>
    [From(Peer)] SendConfirmationReceived,

    /// <summary>Messages that an earlier session has sent are delivered.</summary>
    [From(Peer)] DeliveryNewsReceived,

    /// <summary>Somebody opened or left a conversation.</summary>
    [From(Peer)] ConversationNoticeReceived,

    /// <summary>Something happened in a group.</summary>
    [From(Peer)] GroupNoticeReceived,

    /// <summary>Something happened to a transfer.</summary>
    [From(Peer)] FileNoticeReceived,

    /// <summary>Something happened to somebody, or to the server.</summary>
    [From(Peer)] PresenceReceived,

    /// <summary>The server told who has come and gone.</summary>
    [From(Peer)] RosterNewsReceived,

    /// <summary>Connecting took too long.</summary>
    [From(TriggerOrigin.Timer)] ConnectTimerElapsed,

    /// <summary>It is time for another attempt.</summary>
    [From(TriggerOrigin.Timer)] RetryTimerElapsed,

    /// <summary>Disconnecting took too long.</summary>
    [From(TriggerOrigin.Timer)] DisconnectTimerElapsed,
}

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
