using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Sender, on a file link: all contents were sent. Body: u8 9, u64 size, 32 bytes SHA-256 of the whole file.
/// </summary>
public readonly ref struct FileEnd : IMessage
{
    /// <summary>Bytes of the whole file.</summary>
    public ulong Length { get; init; }

    /// <summary>Their SHA-256.</summary>
    public ReadOnlySpan<byte> Hash { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 9 + FileHash.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.End);
        writer.Write(Length);
        writer.Write(Hash);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileEnd message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Length = reader.ReadUInt64(), Hash = reader.Take(FileHash.Size) };
        return !reader.Failed && kind == FileRequestKind.End;
    }
}
