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

/// <summary>
/// Sender, on a file link: contents. Body: u8 8, bytes to the end, at most <see cref="Limit"/>.
/// </summary>
public readonly ref struct FileData : IMessage
{
    /// <summary>The most bytes that are sent in one frame.</summary>
    public const int Limit = 60 * 1024;

    /// <summary>The next bytes of the file.</summary>
    public ReadOnlySpan<byte> Bytes { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 1 + Bytes.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.Data);
        writer.Write(Bytes);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileData message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Bytes = reader.TakeRest() };
        return !reader.Failed && kind == FileRequestKind.Data;
    }
}

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
