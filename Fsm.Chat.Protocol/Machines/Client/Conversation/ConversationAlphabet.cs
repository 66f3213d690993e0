using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Client.Conversation;

/// <summary>The client's view of its conversation with one person.</summary>
public enum ConversationState : byte
{
    /// <summary>One is not in it.</summary>
    Closed,

    /// <summary>The server was asked to open it.</summary>
    Opening,

    /// <summary>One is in it.</summary>
    Open,

    /// <summary>One is in it, and the other person has lost the connection for now.</summary>
    PeerInterrupted,

    /// <summary>One is in it, and the other person is away: what is written is kept for them on the server.</summary>
    PeerAway,

    /// <summary>One is not in it, and the server cannot be asked now: what was typed for it is kept.</summary>
    Keeping,

    /// <summary>What was typed for it is kept for somebody whom the server does not know now: they may come back, and are asked for again.</summary>
    PeerAwaited,

    /// <summary>One leaves it when the texts have left that were typed before.</summary>
    Draining,

    /// <summary>The server was told that one leaves it.</summary>
    Leaving,
}

/// <summary>What can happen to a conversation.</summary>
public enum ConversationTrigger : byte
{
    /// <summary>The person wants to talk to them.</summary>
    [From(Own)] ChatTyped,

    /// <summary>The person leaves; nothing waits to be sent.</summary>
    [From(Own)] QuitTyped,

    /// <summary>The person leaves behind texts that wait to be sent.</summary>
    [From(Own)] QuitBehindTextsTyped,

    /// <summary>The last of those has left.</summary>
    [From(Own)] TextsSent,

    /// <summary>A text was typed for it while the server cannot be asked to open it.</summary>
    [From(Own)] TextTyped,

    /// <summary>The connection is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>The session is over and another one is asked for, in which the conversation with that person is wanted too: texts wait for it, or text goes there.</summary>
    [From(Own)] SessionLost,

    /// <summary>There is a session, or there is one again.</summary>
    [From(Own)] SessionGranted,

    /// <summary>One takes nothing from the other person any more, and the server has taken one out of the conversation.</summary>
    [From(Own)] PeerIgnored,

    /// <summary>The server opened it.</summary>
    [From(Peer)] OpenConfirmed,

    /// <summary>The server opened it with somebody who is away.</summary>
    [From(Peer)] OpenConfirmedAway,

    /// <summary>The server did not open it.</summary>
    [From(Peer)] OpenRefused,

    /// <summary>The server did not open it, for nobody of that name is there; somebody who was there in the session before may still come back.</summary>
    [From(Peer)] OpenPostponed,

    /// <summary>The server took note that one left, or knew already that one is not in it.</summary>
    [From(Peer)] LeaveAnswered,

    /// <summary>The other person has come, with a session that was not there before.</summary>
    [From(Peer)] PeerArrived,

    /// <summary>The server lists the other person as new who was there before one's own session was lost: to people they were there all the time.</summary>
    [From(Peer)] PeerReturned,

    /// <summary>The other person's session has ended, and the server says it only to whoever wants to hear who comes and goes.</summary>
    [From(Peer)] PeerUnlisted,

    /// <summary>The other person opened it.</summary>
    [From(Peer)] PeerOpened,

    /// <summary>The other person left it.</summary>
    [From(Peer)] PeerLeft,

    /// <summary>The other person has lost the connection, for now.</summary>
    [From(Peer)] PeerSuspended,

    /// <summary>The other person is back.</summary>
    [From(Peer)] PeerResumed,

    /// <summary>The other person is gone.</summary>
    [From(Peer)] PeerGone,

    /// <summary>The other person takes nothing from one any more, and the server has taken one out of the conversation.</summary>
    [From(Peer)] PeerClosed,

    /// <summary>It is with a group, and one is no longer in that.</summary>
    [From(Peer)] GroupLeft,

    /// <summary>The server did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,

    /// <summary>It is time to ask again for the other person.</summary>
    [From(TriggerOrigin.Timer)] RetryTimerElapsed,
}

/// <summary>What a conversation's transition asks for.</summary>
public enum ConversationEffect : byte
{
    /// <summary>Ask the server to open it.</summary>
    SendOpen,

    /// <summary>It is being opened already: from now on for this purpose too.</summary>
    NotePurpose,

    /// <summary>Let what waits for it go without the server's answer: a message opens it too.</summary>
    ReleaseTexts,

    /// <summary>Tell the server that one leaves.</summary>
    SendLeave,

    /// <summary>It is open: what waits for it may go.</summary>
    TellOpened,

    /// <summary>It is open with somebody who is away: say that what is written is kept, and let go what waits for it.</summary>
    TellOpenedAway,

    /// <summary>It was not opened: say why, and fail what waits for it.</summary>
    TellNotOpened,

    /// <summary>Say that what was typed is kept, until there is a session again.</summary>
    TellKept,

    /// <summary>Say that what was typed is kept for somebody who is not there yet.</summary>
    TellAwaited,

    /// <summary>Say that one has left.</summary>
    TellLeft,

    /// <summary>Say that the other person has come.</summary>
    TellPeerArrived,

    /// <summary>Say that the other person is not there any more.</summary>
    TellPeerWent,

    /// <summary>Say that the other person opened it.</summary>
    TellPeerOpened,

    /// <summary>Say that the other person left it.</summary>
    TellPeerLeft,

    /// <summary>Say that the other person takes nothing from one any more.</summary>
    TellPeerClosed,

    /// <summary>Say that the other person has lost the connection, for now.</summary>
    TellPeerInterrupted,

    /// <summary>Say that the other person is back.</summary>
    TellPeerBack,

    /// <summary>Say that the other person is gone, and why.</summary>
    TellPeerGone,

    /// <summary>Fail what waits for somebody who is gone, or for a group that one is no longer in.</summary>
    FailWaiting,

    /// <summary>Say that there are texts that never got to the server, if there are.</summary>
    OfferUnsent,

    /// <summary>Note, for after a crash, whom one talks to.</summary>
    NotePlace,
}
