using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

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
