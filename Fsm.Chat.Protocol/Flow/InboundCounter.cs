namespace Fsm.Chat.Protocol.Flow;

/// <summary>The receiving direction of one session: what has arrived, what has been handled, and what the peer knows of that.</summary>
public struct InboundCounter
{
    /// <summary>The number of the last counted frame that arrived, over whichever link.</summary>
    public ulong Received { get; private set; }

    /// <summary>The number of the last counted frame that arrived over the present link: the next one has to follow it.</summary>
    public ulong Arrived { get; private set; }

    /// <summary>The highest number up to which all is handled: the server took responsibility, or the client showed it.</summary>
    public ulong Handled { get; set; }

    /// <summary>The lowest number of which it is not known yet whether it is handled; 0 for none.</summary>
    public ulong FirstOpen { get; set; }

    /// <summary>The acknowledgement in the last frame that was queued to the peer.</summary>
    public ulong Stamped { get; private set; }

    /// <summary>Whether the peer has not been told of all that was handled.</summary>
    public readonly bool OwesAcknowledgement => Stamped < Handled;

    /// <summary>The counter of a session of which that much was handled, by whomever.</summary>
    public static InboundCounter StartingAfter(ulong handled) => new() { Received = handled, Arrived = handled, Handled = handled };

    /// <summary>The next counted frame has arrived.</summary>
    /// <returns>Whether it is a new one. After a resume the peer sends again what was not handled, and that may have arrived before.</returns>
    public bool Arrive()
    {
        Arrived++;
        if (Arrived <= Received)
            return false;
        Received = Arrived;
        return true;
    }

    /// <summary>All that was received is handled, up to what is still open.</summary>
    public void HandleReceived() => Handled = FirstOpen > 0 ? FirstOpen - 1 : Received;

    /// <summary>Another link carries the session on, and the peer has been told what was handled.</summary>
    public void Resume() => Arrived = Handled;

    /// <summary>The acknowledgement for a frame that is queued now.</summary>
    public ulong Stamp() => Stamped = Handled;
}
