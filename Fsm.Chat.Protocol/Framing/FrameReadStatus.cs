namespace Fsm.Chat.Protocol.Framing;

/// <summary>What reading one frame came to.</summary>
public enum FrameReadStatus : byte
{
    /// <summary>One frame was read.</summary>
    Frame,

    /// <summary>More bytes are needed.</summary>
    Incomplete,

    /// <summary>The bytes do not begin with "FC": another protocol speaks.</summary>
    BadMagic,

    /// <summary>The peer speaks another version of this protocol.</summary>
    BadVersion,

    /// <summary>The declared length is above what is allowed now.</summary>
    TooLong,
}
