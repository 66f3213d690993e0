namespace Fsm.Chat.Protocol.Machines.Conversation;

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

    /// <summary>The server was told that one leaves it.</summary>
    Leaving,
}
