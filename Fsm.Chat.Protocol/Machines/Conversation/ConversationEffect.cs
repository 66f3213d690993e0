namespace Fsm.Chat.Protocol.Machines.Conversation;

/// <summary>What a conversation's transition asks for.</summary>
public enum ConversationEffect : byte
{
    /// <summary>Ask the server to open it.</summary>
    SendOpen,

    /// <summary>Tell the server that one leaves.</summary>
    SendLeave,

    /// <summary>It is open: what waits for it may go.</summary>
    TellOpened,

    /// <summary>It was not opened: say why, and fail what waits for it.</summary>
    TellNotOpened,

    /// <summary>Say that one has left.</summary>
    TellLeft,

    /// <summary>Say that the other person opened it.</summary>
    TellPeerOpened,

    /// <summary>Say that the other person left it.</summary>
    TellPeerLeft,

    /// <summary>Say that the other person has lost the connection, for now.</summary>
    TellPeerInterrupted,

    /// <summary>Say that the other person is back.</summary>
    TellPeerBack,

    /// <summary>Say that the other person is gone, and why.</summary>
    TellPeerGone,

    /// <summary>Fail what waits for a group that one is no longer in.</summary>
    FailWaiting,
}
