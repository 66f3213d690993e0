namespace Fsm.Chat.Protocol.Machines.Delivery;

/// <summary>What a message's transition asks for.</summary>
public enum DeliveryEffect : byte
{
    /// <summary>Send it to the server.</summary>
    SendFrame,

    /// <summary>Show that it is on its way.</summary>
    TellSent,

    /// <summary>Show that the server has it.</summary>
    TellAccepted,

    /// <summary>Show the verdict: delivered.</summary>
    TellDelivered,

    /// <summary>Show the verdict: failed, and why.</summary>
    TellFailed,

    /// <summary>Show the verdict: unknown, and why.</summary>
    TellUnknown,
}
