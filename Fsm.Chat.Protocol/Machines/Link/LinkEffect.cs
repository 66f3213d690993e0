namespace Fsm.Chat.Protocol.Machines.Link;

/// <summary>What a link's transition asks for.</summary>
public enum LinkEffect : byte
{
    /// <summary>Begin the session that was granted.</summary>
    BeginSession,

    /// <summary>Tell the session that its link is over, and why.</summary>
    EndSession,

    /// <summary>Answer the connect request with the refusal.</summary>
    SendRefusal,

    /// <summary>Give the link to its transfer.</summary>
    JoinTransfer,

    /// <summary>Tell the transfer that its link is over.</summary>
    LeaveTransfer,

    /// <summary>Ask the peer whether it is there.</summary>
    SendPing,

    /// <summary>Answer the peer's ping.</summary>
    SendPong,

    /// <summary>Say that this link closes, and why: its last frame.</summary>
    AnnounceClose,

    /// <summary>Close the socket; what was written still leaves.</summary>
    ReleaseSocket,

    /// <summary>Close the socket at once; nobody reads any more.</summary>
    AbortSocket,
}
