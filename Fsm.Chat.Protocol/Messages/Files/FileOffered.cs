using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Server, to the receiver: somebody offers a file. Body: u8 1, u64 transfer, u8 length, sender's name, u8 length, group's name (empty when it is for one
/// person), u64 size, u16 seconds until the offer expires (0 for never), u16 length, file name, and if they are told u16 mode, u64 seconds of the last change.
/// </summary>
public readonly ref struct FileOffered : IMessage
{
    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>Who offers it, in UTF-8.</summary>
    public ReadOnlySpan<byte> Sender { get; init; }

    /// <summary>The group it is offered to, in UTF-8; empty for none.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>Bytes of the file.</summary>
    public ulong Length { get; init; }

    /// <summary>How long the offer waits for an answer; 0 for ever.</summary>
    public ushort Seconds { get; init; }

    /// <summary>The file's name as the sender gave it, in UTF-8: not to be trusted as a path.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>What else is told of the file.</summary>
    public FileTraits Traits { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 23 + Sender.Length + Group.Length + Name.Length + Traits.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileNoticeKind.Offered);
        writer.Write(Transfer);
        writer.WriteShortString(Sender);
        writer.WriteShortString(Group);
        writer.Write(Length);
        writer.Write(Seconds);
        writer.WriteString(Name);
        Traits.Write(ref writer);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileOffered message)
    {
        var reader = new BodyReader(body);
        var kind = (FileNoticeKind)reader.ReadByte();
        message = new()
        {
            Transfer = reader.ReadUInt64(),
            Sender = reader.ReadShortString(),
            Group = reader.ReadShortString(),
            Length = reader.ReadUInt64(),
            Seconds = reader.ReadUInt16(),
            Name = reader.ReadString(),
            Traits = FileTraits.Read(ref reader),
        };
        return !reader.Failed && kind == FileNoticeKind.Offered;
    }
}
