namespace Fsm.Chat.Protocol.Machines.Client.Conversation;

/// <summary>Decides what may be said in a conversation.</summary>
public static class TalkDecisions
{
    /// <summary>Whether one is in the conversation, wherever the other person is.</summary>
    public static bool IsIn(ConversationState state) => state is ConversationState.Open or ConversationState.PeerInterrupted;

    /// <summary>Whether texts that were typed for it may leave. Leaving does not cut off what was typed before it.</summary>
    public static bool TakesTexts(ConversationState state) => IsIn(state) || state == ConversationState.Draining;

    /// <summary>Whether one is on the way out of it.</summary>
    public static bool IsBeingLeft(ConversationState state) => state is ConversationState.Draining or ConversationState.Leaving;

    /// <summary>What it means to it that the person leaves.</summary>
    /// <param name="waiting">Texts that wait to be sent.</param>
    public static ConversationTrigger DecideQuit(int waiting) => waiting == 0 ? ConversationTrigger.QuitTyped : ConversationTrigger.QuitBehindTextsTyped;
}
