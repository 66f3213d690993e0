using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>What is done with the bytes that arrive on a link, by its state.</summary>
public static class LinkReading
{
    /// <summary>Whether bytes are read as frames; if not, they are kept or thrown away.</summary>
    public static bool TakesFrames(LinkState state) => state is LinkState.AwaitingFirstFrame or LinkState.Live or LinkState.Probing;

    /// <summary>
    /// Whether bytes that are not read as frames are left where they are: what the sender of a file sends early is contents, and no more of it is
    /// read before there is somebody to give it to. Otherwise nobody wants them,
    /// because the link is ending, or because its receiver has nothing to say on it.
    /// </summary>
    /// <param name="state">Where the link is.</param>
    /// <param name="ofSender">Whether it is the file link of a transfer's sender.</param>
    public static bool KeepsBytes(LinkState state, bool ofSender) => state == LinkState.Attached && ofSender;

    /// <summary>
    /// Whether the limits on silence and on unfinished frames hold for it. A file link is looked after by its transfer, and one that closes by its timer.
    /// </summary>
    public static bool IsWatched(LinkState state) => TakesFrames(state);
}

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
