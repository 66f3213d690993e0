namespace Fsm.Chat.Protocol.Framing;

/// <summary>Which role sent a frame: byte 9 of the header.</summary>
public enum FrameOrigin : byte
{
    /// <summary>Sent by a client.</summary>
    Client = 0,

    /// <summary>Sent by the server.</summary>
    Server = 1,
}
