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
        header = default;
        body = default;
        var first = buffer.FirstSpan;
        if (first.Length < FrameHeader.Size)
        {
            // Garbage is refused at its first byte: whoever speaks another protocol should not have to wait for a whole header.
            Span<byte> copy = stackalloc byte[FrameHeader.Size];
            var length = (int)Math.Min(buffer.Length, FrameHeader.Size);
            buffer.Slice(0, length).CopyTo(copy);
            var early = CheckPreamble(copy[..length]);
            if (early != FrameReadStatus.Frame)
                return early;
            if (length < FrameHeader.Size)
                return FrameReadStatus.Incomplete;
            header = FrameHeader.ReadFrom(copy);
        }
        else
        {
            var preamble = CheckPreamble(first);
            if (preamble != FrameReadStatus.Frame)
                return preamble;
            header = FrameHeader.ReadFrom(first);
        }

        if (header.Length > maxBody)
            return FrameReadStatus.TooLong;
        var total = FrameHeader.Size + (long)header.Length;
        if (buffer.Length < total)
            return FrameReadStatus.Incomplete;

        body = buffer.Slice(FrameHeader.Size, header.Length);
        buffer = buffer.Slice(total);
        return FrameReadStatus.Frame;
    }

    private static FrameReadStatus CheckPreamble(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[0] != FrameHeader.Magic0 || bytes.Length > 1 && bytes[1] != FrameHeader.Magic1)
            return FrameReadStatus.BadMagic;
        return bytes.Length > 2 && bytes[2] != FrameHeader.Version ? FrameReadStatus.BadVersion : FrameReadStatus.Frame;
    }
}
