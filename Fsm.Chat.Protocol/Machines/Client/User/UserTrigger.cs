using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Client.User;

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
