namespace Fsm.Chat.Protocol.Machines.Client.Conversation;

/// <summary>Decides what may be said in a conversation.</summary>
public static class TalkDecisions
{
    /// <summary>Whether one is in the conversation, wherever the other person is.</summary>
    public static bool IsIn(ConversationState state) => state is ConversationState.Open or ConversationState.PeerInterrupted;
}
