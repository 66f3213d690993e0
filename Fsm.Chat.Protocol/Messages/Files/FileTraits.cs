using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>What the sender's system says of a file beside its name and its length, for a receiver to keep as far as that is wanted. It may be absent: then all of it is 0.</summary>
/// <param name="Mode">Who may read, write and execute it, as the nine lowest bits of a mode of Unix; 0 for not told.</param>
/// <param name="Modified">When it was last written, in seconds since 1970; 0 for not told.</param>
public readonly record struct FileTraits(ushort Mode, ulong Modified)
{
    private const ushort Permissions = 0x1FF;

    /// <summary>Whether anything is told.</summary>
    public bool AreTold => this != default;

    internal int Size => AreTold ? sizeof(ushort) + sizeof(ulong) : 0;

    internal void Write(ref BodyWriter writer)
    {
        if (!AreTold)
            return;
        writer.Write(Mode);
        writer.Write(Modified);
    }

    // More than permissions nobody may ask for.
    internal static FileTraits Read(ref BodyReader reader) => reader.IsAtEnd ? default : new((ushort)(reader.ReadUInt16() & Permissions), reader.ReadUInt64());
}
