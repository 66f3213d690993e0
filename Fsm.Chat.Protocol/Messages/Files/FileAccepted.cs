using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Server, to the sender: the receiver accepted. Body: u8 2, u64 transfer, u64 bytes the receiver has, 32 bytes their SHA-256 (zeros for none).
/// </summary>
public readonly ref struct FileAccepted : IMessage
{
    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>Bytes of an earlier attempt that the receiver has.</summary>
    public ulong Offset { get; init; }

    /// <summary>The SHA-256 of those bytes.</summary>
    public ReadOnlySpan<byte> Hash { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 17 + FileHash.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileNoticeKind.Accepted);
        writer.Write(Transfer);
        writer.Write(Offset);
        writer.Write(Hash);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileAccepted message)
    {
        var reader = new BodyReader(body);
        var kind = (FileNoticeKind)reader.ReadByte();
        message = new() { Transfer = reader.ReadUInt64(), Offset = reader.ReadUInt64(), Hash = reader.Take(FileHash.Size) };
        return !reader.Failed && kind == FileNoticeKind.Accepted;
    }
}
