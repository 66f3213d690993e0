namespace Fsm.Chat.Protocol.Delivery;

/// <summary>The receiving direction of one session: what has arrived, what has been handled, and what the peer knows of that.</summary>
public struct InboundCounter
{
    /// <summary>The number of the last counted frame that arrived.</summary>
    public ulong Received { get; set; }

    /// <summary>The highest number handled: the server took responsibility, or the client showed it.</summary>
    public ulong Handled { get; set; }

    /// <summary>The acknowledgement in the last frame that was queued to the peer.</summary>
    public ulong Stamped { get; private set; }

    /// <summary>Whether the peer has not been told of all that was handled.</summary>
    public readonly bool OwesAcknowledgement => Stamped < Handled;

    /// <summary>The acknowledgement for a frame that is queued now.</summary>
    public ulong Stamp() => Stamped = Handled;
}
