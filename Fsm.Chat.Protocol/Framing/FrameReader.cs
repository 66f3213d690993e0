using System.Buffers;

namespace Fsm.Chat.Protocol.Framing;

/// <summary>
/// Takes frames off the front of a run of bytes. Pure: it keeps nothing between calls, so any split of the same bytes gives the same frames.
/// </summary>
public static class FrameReader
{
    /// <summary>Reads one frame.</summary>
    /// <param name="buffer">What has arrived; on success, what remains after the frame. Otherwise unchanged.</param>
    /// <param name="maxBody">The most bytes a body may declare now; checked before the body is waited for.</param>
    /// <param name="header">The header, when it has arrived whole.</param>
    /// <param name="body">The body, a slice of <paramref name="buffer"/>.</param>
    public static FrameReadStatus TryRead(
        ref ReadOnlySequence<byte> buffer, uint maxBody, out FrameHeader header, out ReadOnlySequence<byte> body)
    {
        body = default;
        scoped var start = buffer.FirstSpan;
        Span<byte> gathered = stackalloc byte[FrameHeader.Size];
        if (start.Length < FrameHeader.Size && !buffer.IsSingleSegment)
        {
            var length = (int)Math.Min(buffer.Length, FrameHeader.Size);
            buffer.Slice(0, length).CopyTo(gathered);
            start = gathered[..length];
        }

        var status = ReadHeader(start, maxBody, out header);
        if (status != FrameReadStatus.Frame)
            return status;
        var total = FrameHeader.Size + (long)header.Length;
        if (buffer.Length < total)
            return FrameReadStatus.Incomplete;
        body = buffer.Slice(FrameHeader.Size, header.Length);
        buffer = buffer.Slice(total);
        return FrameReadStatus.Frame;
    }

    /// <summary>Reads one frame that lies in one piece: several times faster, and nearly every frame does.</summary>
    /// <param name="bytes">What has arrived.</param>
    /// <param name="maxBody">The most bytes a body may declare now.</param>
    /// <param name="header">The header, when it has arrived whole.</param>
    /// <param name="body">The body, a slice of <paramref name="bytes"/>.</param>
    public static FrameReadStatus TryRead(ReadOnlySpan<byte> bytes, uint maxBody, out FrameHeader header, out ReadOnlySpan<byte> body)
    {
        body = default;
        var status = ReadHeader(bytes, maxBody, out header);
        if (status != FrameReadStatus.Frame)
            return status;
        if (bytes.Length - FrameHeader.Size < header.Length)
            return FrameReadStatus.Incomplete;
        body = bytes.Slice(FrameHeader.Size, (int)header.Length);
        return FrameReadStatus.Frame;
    }

    // Garbage is refused at its first byte: whoever speaks another protocol should not have to wait for a whole header.
    private static FrameReadStatus ReadHeader(ReadOnlySpan<byte> bytes, uint maxBody, out FrameHeader header)
    {
        var preamble = CheckPreamble(bytes);
        if (preamble == FrameReadStatus.Frame && bytes.Length >= FrameHeader.Size)
        {
            header = FrameHeader.ReadFrom(bytes);
            return header.Length > maxBody ? FrameReadStatus.TooLong : FrameReadStatus.Frame;
        }

        header = default;
        return preamble == FrameReadStatus.Frame ? FrameReadStatus.Incomplete : preamble;
    }

    private static FrameReadStatus CheckPreamble(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[0] != FrameHeader.Magic0 || bytes.Length > 1 && bytes[1] != FrameHeader.Magic1)
            return FrameReadStatus.BadMagic;
        return bytes.Length > 2 && bytes[2] != FrameHeader.Version ? FrameReadStatus.BadVersion : FrameReadStatus.Frame;
    }
}

/// <summary>What reading one frame came to.</summary>
public enum FrameReadStatus : byte
{
    /// <summary>One frame was read.</summary>
    Frame,

    /// <summary>More bytes are needed.</summary>
    Incomplete,

    /// <summary>The bytes do not begin with "FC": another protocol speaks.</summary>
    BadMagic,

    /// <summary>The peer speaks another version of this protocol.</summary>
    BadVersion,

    /// <summary>The declared length is above what is allowed now.</summary>
    TooLong,
}
