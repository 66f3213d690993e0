namespace Fsm.Chat.Protocol.Machines.Link;

/// <summary>What a link's transition asks for.</summary>
public enum LinkEffect : byte
{
    /// <summary>Begin the session that was granted.</summary>
    BeginSession,

    /// <summary>Give the link to the session that is resumed.</summary>
    ResumeSession,

    /// <summary>Tell the session that its link is over and that it ends with it, and why.</summary>
    EndSession,

    /// <summary>Tell the session that its link is over; it may go on over another one.</summary>
    SuspendSession,

    /// <summary>Let a peer that only ended its own direction hear what was queued for it, and why this is the end.</summary>
    SendRest,

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

    /// <summary>Say that this link closes and the session with it, and why: its last frame.</summary>
    AnnounceClose,

    /// <summary>Say that this link closes, and why; the session can go on over another one.</summary>
    AnnounceLinkClose,

    /// <summary>Close the socket; what was written still leaves.</summary>
    ReleaseSocket,

    /// <summary>Close the socket at once; nobody reads any more.</summary>
    AbortSocket,
}
