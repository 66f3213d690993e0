using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Client, receiver: the offer is accepted; and the same from the server to the sender, as an <see cref="FileNoticeKind.Accepted"/>. Body: u8 2, u64 transfer,
/// u64 bytes that are there already, 32 bytes their SHA-256 (zeros for none).
/// </summary>
public readonly ref struct FileAcceptance : IMessage
{
    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>Bytes of an earlier attempt that are there already.</summary>
    public ulong Offset { get; init; }

    /// <summary>The SHA-256 of those bytes; zeros when there are none.</summary>
    public ReadOnlySpan<byte> Hash { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 17 + FileHash.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.Accept);
        writer.Write(Transfer);
        writer.Write(Offset);
        writer.Write(Hash);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileAcceptance message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Transfer = reader.ReadUInt64(), Offset = reader.ReadUInt64(), Hash = reader.Take(FileHash.Size) };
        return !reader.Failed && kind == FileRequestKind.Accept;
    }
}
