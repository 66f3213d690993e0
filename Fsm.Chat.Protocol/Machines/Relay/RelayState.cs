namespace Fsm.Chat.Protocol.Machines.Relay;

/// <summary>Where one transfer is, as the server sees it: one file, one sender, one receiver.</summary>
public enum RelayState : byte
{
    /// <summary>The receiver has not answered.</summary>
    Offered,

    /// <summary>The receiver wants it; it waits until both have a place free.</summary>
    Accepted,

    /// <summary>Both were told to make their file links.</summary>
    Attaching,

    /// <summary>Both file links are there, and bytes are passed on.</summary>
    Streaming,

    /// <summary>A file link is over; the receiver has still to say whether all of it arrived.</summary>
    Finishing,

    /// <summary>Over, with its outcome.</summary>
    Ended,
}
