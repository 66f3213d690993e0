namespace Fsm.Chat.Protocol.Machines.Delivery;

/// <summary>Where one message that was typed here is.</summary>
public enum DeliveryState : byte
{
    /// <summary>Typed, and not handed to the server.</summary>
    Queued,

    /// <summary>On its way to the server.</summary>
    Sent,

    /// <summary>The server is responsible for it.</summary>
    Accepted,

    /// <summary>The recipient's client has shown it.</summary>
    Delivered,

    /// <summary>The server will not send it any more, or it never got there.</summary>
    Failed,

    /// <summary>The server that had it is gone.</summary>
    Unknown,
}
