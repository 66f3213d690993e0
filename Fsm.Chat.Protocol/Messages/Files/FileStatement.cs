using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Client: declined, given up, or what became of it. Body: u8 3, 4 or 5, u64 transfer, u16 status. Not answered: what it changes is told to the other side.
/// </summary>
public readonly ref struct FileStatement : IMessage
{
    /// <summary>What is said: one of Decline, Cancel, Report.</summary>
    public FileRequestKind Kind { get; init; }

    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>0, or why it failed.</summary>
    public StatusCode Status { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 11;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Kind);
        writer.Write(Transfer);
        writer.Write((ushort)Status);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileStatement message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Kind = kind, Transfer = reader.ReadUInt64(), Status = (StatusCode)reader.ReadUInt16() };
        return !reader.Failed && kind is FileRequestKind.Decline or FileRequestKind.Cancel or FileRequestKind.Report;
    }
}

/// <summary>
/// Server: the transfer is over. Body: u8 4, u64 transfer, u16 status (0 completed).
/// </summary>
public readonly ref struct FileEnded : IMessage
{
    /// <summary>The transfer.</summary>
    public ulong Transfer { get; init; }

    /// <summary>0, or how it ended otherwise.</summary>
    public StatusCode Status { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 11;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileNoticeKind.Ended);
        writer.Write(Transfer);
        writer.Write((ushort)Status);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileEnded message)
    {
        var reader = new BodyReader(body);
        var kind = (FileNoticeKind)reader.ReadByte();
        message = new() { Transfer = reader.ReadUInt64(), Status = (StatusCode)reader.ReadUInt16() };
        return !reader.Failed && kind == FileNoticeKind.Ended;
    }
}
