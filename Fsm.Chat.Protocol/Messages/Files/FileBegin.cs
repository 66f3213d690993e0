using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Sender, on a file link: the contents begin. Body: u8 7, u64 offset: what the receiver said it has, or 0 when that is not the beginning of this file.
/// </summary>
public readonly ref struct FileBegin : IMessage
{
    /// <summary>Bytes that are not sent because the receiver has them.</summary>
    public ulong Offset { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 9;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.Begin);
        writer.Write(Offset);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileBegin message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Offset = reader.ReadUInt64() };
        return !reader.Failed && kind == FileRequestKind.Begin;
    }
}
