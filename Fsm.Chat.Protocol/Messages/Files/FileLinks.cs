using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Server, to both sides: make a file link and attach it. Body: u8 3, u64 transfer, 16 bytes token, for this side alone and for one use.
/// </summary>
public readonly ref struct FileStart : IMessage
{
    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>What the attachment has to show.</summary>
    public ReadOnlySpan<byte> Token { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 9 + FileToken.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileNoticeKind.Start);
        writer.Write(Transfer);
        writer.Write(Token);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileStart message)
    {
        var reader = new BodyReader(body);
        var kind = (FileNoticeKind)reader.ReadByte();
        message = new() { Transfer = reader.ReadUInt64(), Token = reader.Take(FileToken.Size) };
        return !reader.Failed && kind == FileNoticeKind.Start;
    }
}

/// <summary>
/// Client, as the first frame of a new link: it is for the contents of a transfer. Body: u8 6, u64 transfer, 16 bytes token. The server confirms when both
/// sides are attached; from then on the sender's bytes are passed on to the receiver as they are.
/// </summary>
public readonly ref struct FileAttachment : IMessage
{
    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>The token that came with the start: it also says which side this is.</summary>
    public ReadOnlySpan<byte> Token { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 9 + FileToken.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.Attach);
        writer.Write(Transfer);
        writer.Write(Token);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileAttachment message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Transfer = reader.ReadUInt64(), Token = reader.Take(FileToken.Size) };
        return !reader.Failed && kind == FileRequestKind.Attach;
    }
}
