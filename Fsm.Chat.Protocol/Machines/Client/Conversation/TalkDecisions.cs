using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.Conversation;

/// <summary>Decides what may be said in a conversation.</summary>
public static class TalkDecisions
{
    /// <summary>Whether one is in the conversation, wherever the other person is.</summary>
    public static bool IsIn(ConversationState state) => state is ConversationState.Open or ConversationState.PeerInterrupted or ConversationState.PeerAway;

    /// <summary>Whether texts that were typed for it may leave. Leaving does not cut off what was typed before it.</summary>
    public static bool TakesTexts(ConversationState state) => IsIn(state) || state == ConversationState.Draining;

    /// <summary>Whether one is on the way out of it.</summary>
    public static bool IsBeingLeft(ConversationState state) => state is ConversationState.Draining or ConversationState.Leaving;

    /// <summary>What it means to it that a text was typed for it; null when the text just waits its turn.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="isLinked">Whether the server can be asked now.</param>
    public static ConversationTrigger? DecideText(ConversationState state, bool isLinked) => (state, isLinked) switch
    {
        (ConversationState.Closed, true) => ConversationTrigger.ChatTyped,
        (ConversationState.Closed, false) => ConversationTrigger.TextTyped,
        _ => null,
    };

    /// <summary>What it means to it that the session is over and another one is asked for. A group is not there in the next one.</summary>
    /// <param name="waiting">Texts that wait to be sent.</param>
    /// <param name="isTarget">Whether what is typed goes there.</param>
    /// <param name="isGroup">Whether it is with a group.</param>
    public static ConversationTrigger DecideSessionLost(int waiting, bool isTarget, bool isGroup) =>
        (waiting > 0 || isTarget) && !isGroup ? ConversationTrigger.SessionLost : ConversationTrigger.LinkLost;

    /// <summary>What it means to it that the other person has opened it, left it, or ended it for both.</summary>
    public static ConversationTrigger DecideTurn(ConversationChange change) => change switch
    {
        ConversationChange.Open => ConversationTrigger.PeerOpened,
        ConversationChange.End => ConversationTrigger.PeerClosed,
        _ => ConversationTrigger.PeerLeft,
    };

    /// <summary>What it means to it that something happened to the other person; null when it happened to the server.</summary>
    public static ConversationTrigger? DecidePresence(PresenceChange change) => change switch
    {
        PresenceChange.Gone => ConversationTrigger.PeerGone,
        PresenceChange.Interrupted => ConversationTrigger.PeerSuspended,
        PresenceChange.Back => ConversationTrigger.PeerResumed,
        _ => null,
    };

    /// <summary>What it means to it that the server lists the other person as new; null when that is late news of the very session it was opened with.</summary>
    /// <param name="met">The port of the session that it was opened with last; 0 for none.</param>
    /// <param name="came">The port of the one that is listed.</param>
    /// <param name="isExpected">Whether they were there when one's own session was lost, and that was not long ago.</param>
    public static ConversationTrigger? DecideListed(ushort met, ushort came, bool isExpected) =>
        came == met ? null : isExpected ? ConversationTrigger.PeerReturned : ConversationTrigger.PeerArrived;

    /// <summary>What it means to it that the person leaves.</summary>
    /// <param name="waiting">Texts that wait to be sent.</param>
    public static ConversationTrigger DecideQuit(int waiting) => waiting == 0 ? ConversationTrigger.QuitTyped : ConversationTrigger.QuitBehindTextsTyped;
}
