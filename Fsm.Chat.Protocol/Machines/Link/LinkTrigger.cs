using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Link;

/// <summary>What can happen to one TCP connection.</summary>
public enum LinkTrigger : byte
{
    /// <summary>The connect was granted: on the server by its decision, on the client by the confirmation.</summary>
    [From(Peer)] ConnectGranted,

    /// <summary>The connect asks for a session that there is, and gets it.</summary>
    [From(Peer)] ResumeGranted,

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
