using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>Where one TCP connection is.</summary>
public enum LinkState : byte
{
    /// <summary>Open, and nothing valid has come yet.</summary>
    AwaitingFirstFrame,

    /// <summary>In use.</summary>
    Live,

    /// <summary>Nothing was heard for a while; a ping is out.</summary>
    Probing,

    /// <summary>A file link: it belongs to a transfer, which looks after it.</summary>
    Attached,

    /// <summary>The last frame is on its way; what still arrives is thrown away.</summary>
    Closing,

    /// <summary>Over.</summary>
    Closed,
}

/// <summary>What can happen to one TCP connection.</summary>
public enum LinkTrigger : byte
{
    /// <summary>The connect was granted: on the server by its decision, on the client by the confirmation.</summary>
    [From(Peer)] ConnectGranted,

    /// <summary>The connect was granted to the holder of a name who is here over another link.</summary>
    [From(Peer)] HolderConnectGranted,

    /// <summary>The connect was granted to whoever came with a code from the holder of the name.</summary>
    [From(Peer)] CodeConnectGranted,

    /// <summary>The connect asks for a session that there is, and gets it.</summary>
    [From(Peer)] ResumeGranted,

    /// <summary>The connect was granted with the name of a session that waits for a client which never heard of it: that session gives way.</summary>
    [From(Peer)] ReclaimGranted,

    /// <summary>The connect was refused.</summary>
    [From(Peer)] ConnectRefused,

    /// <summary>It is a file link, and its token is right.</summary>
    [From(Peer)] AttachGranted,

    /// <summary>It wants to be a file link, and its token is wrong, or is not needed any more.</summary>
    [From(Peer)] AttachRefused,

    /// <summary>A ping came.</summary>
    [From(Peer)] PingReceived,

    /// <summary>A pong came.</summary>
    [From(Peer)] PongReceived,

    /// <summary>The peer announced that it closes, and that ends the session.</summary>
    [From(Peer)] CloseReceived,

    /// <summary>The peer announced that it closes the link; the session can go on over another one.</summary>
    [From(Peer)] LinkCloseReceived,

    /// <summary>Something came that the protocol does not permit.</summary>
    [From(Peer)] ViolationFound,

    /// <summary>The peer ended its direction of the stream.</summary>
    [From(Own)] InputEnded,

    /// <summary>The connection broke.</summary>
    [From(Own)] LinkLost,

    /// <summary>This side wants to close.</summary>
    [From(Own)] CloseRequested,

    /// <summary>More waits for the peer than may.</summary>
    [From(Own)] OutputOverflowed,

    /// <summary>A step or an effect failed: our own mistake.</summary>
    [From(Own)] InternalErrorCaught,

    /// <summary>Something was heard since the ping.</summary>
    [From(TriggerOrigin.Timer)] PeerHeard,

    /// <summary>Nothing was heard for so long that one should ask.</summary>
    [From(TriggerOrigin.Timer)] SilenceNoticed,

    /// <summary>A request was not answered for so long that one should ask.</summary>
    [From(TriggerOrigin.Timer)] AnswerOverdue,

    /// <summary>Nothing could be written for too long.</summary>
    [From(TriggerOrigin.Timer)] WriteStalled,

    /// <summary>A frame was begun and not finished for too long.</summary>
    [From(TriggerOrigin.Timer)] FrameStalled,

    /// <summary>No valid first frame came in time.</summary>
    [From(TriggerOrigin.Timer)] FirstFrameTimerElapsed,

    /// <summary>Not even the ping was answered.</summary>
    [From(TriggerOrigin.Timer)] DeadTimerElapsed,

    /// <summary>The peer did not close in time.</summary>
    [From(TriggerOrigin.Timer)] ClosingTimerElapsed,
}

/// <summary>What a link's transition asks for.</summary>
public enum LinkEffect : byte
{
    /// <summary>Begin the session that was granted.</summary>
    BeginSession,

    /// <summary>Tell the session of that name, which nobody heard of, that it is over.</summary>
    EndUnheardSession,

    /// <summary>End the session in which the holder of the name was here until now.</summary>
    EndPredecessor,

    /// <summary>Have it written down that the key of this link proves the name from now on.</summary>
    KeepKey,

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
