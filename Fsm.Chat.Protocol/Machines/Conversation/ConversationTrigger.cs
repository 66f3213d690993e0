using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Conversation;

/// <summary>What can happen to a conversation.</summary>
public enum ConversationTrigger : byte
{
    /// <summary>The person wants to talk to them.</summary>
    [From(Own)] ChatTyped,

    /// <summary>The person leaves.</summary>
    [From(Own)] QuitTyped,

    /// <summary>The connection is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>The server opened it.</summary>
    [From(Peer)] OpenConfirmed,

    /// <summary>The server did not open it.</summary>
    [From(Peer)] OpenRefused,

    /// <summary>The server took note that one left, or knew already that one is not in it.</summary>
    [From(Peer)] LeaveAnswered,

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

    /// <summary>It is with a group, and one is no longer in that.</summary>
    [From(Peer)] GroupLeft,

    /// <summary>The server did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,
}
