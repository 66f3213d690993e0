using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>The reason that a link's trigger gives for its end, on either side, where nothing more exact is known.</summary>
public static class CloseReasons
{
    /// <summary>The reason of a trigger; none for one that ends nothing.</summary>
    public static CloseReason Of(LinkTrigger trigger) => trigger switch
    {
        LinkTrigger.InputEnded or LinkTrigger.LinkLost => CloseReason.PeerLost,
        LinkTrigger.DeadTimerElapsed => CloseReason.PeerTimeout,
        LinkTrigger.WriteStalled => CloseReason.WriteStalled,
        LinkTrigger.FrameStalled => CloseReason.FrameStalled,
        LinkTrigger.FirstFrameTimerElapsed => CloseReason.ConnectTimeout,
        LinkTrigger.ViolationFound => CloseReason.NotPermitted,
        LinkTrigger.InternalErrorCaught => CloseReason.InternalError,
        LinkTrigger.OutputOverflowed => CloseReason.SlowConsumer,
        LinkTrigger.CloseRequested => CloseReason.Requested,
        _ => CloseReason.None,
    };
}
