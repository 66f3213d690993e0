namespace Fsm.Chat.Protocol.Framing;

/// <summary>What the user's part of a body is: byte 10 of the header. Ignored in frames that carry nothing of a user's.</summary>
public enum ContentType : byte
{
    /// <summary>Nothing of a user's.</summary>
    None = 0,

    /// <summary>Plain text in UTF-8.</summary>
    Text = 1,

    /// <summary>Binary: the contents of a file.</summary>
    Binary = 2,
}
