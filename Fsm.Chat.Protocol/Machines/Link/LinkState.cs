namespace Fsm.Chat.Protocol.Machines.Link;

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
