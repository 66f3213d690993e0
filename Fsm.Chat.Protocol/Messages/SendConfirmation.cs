using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: verdicts. Body: ranges of 24 bytes to the end, each u64 first, u64 last, u16 status, u8 handed over, u8 zero, u16 delivered, u16 failed.
/// </summary>
public readonly ref struct SendConfirmation(ReadOnlySpan<VerdictRange> ranges) : IMessage
{
    private const int RangeSize = 24;
    private readonly ReadOnlySpan<VerdictRange> _ranges = ranges;

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.SendConfirmation;

    /// <inheritdoc/>
    public int BodySize => _ranges.Length * RangeSize;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        foreach (ref readonly var range in _ranges)
        {
            writer.Write(range.First);
            writer.Write(range.Last);
            writer.Write((ushort)range.Status);
            writer.Write(range.HandedOver ? (byte)1 : (byte)0);
            writer.Write((byte)0);
            writer.Write(range.Delivered);
            writer.Write(range.Failed);
        }
    }

    /// <summary>Reads a body.</summary>
    /// <returns>The ranges, or null when the body is empty, has a broken range or has more than <see cref="Limits.VerdictRanges"/>.</returns>
    public static VerdictRange[]? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0 || body.Length % RangeSize != 0 || body.Length / RangeSize > Limits.VerdictRanges)
            return null;
        var reader = new BodyReader(body);
        var ranges = new VerdictRange[body.Length / RangeSize];
        foreach (ref var range in ranges.AsSpan())
        {
            var (first, last) = (reader.ReadUInt64(), reader.ReadUInt64());
            var (status, handedOver) = ((StatusCode)reader.ReadUInt16(), reader.ReadByte() != 0);
            reader.ReadByte();
            range = new(first, last, status, handedOver, reader.ReadUInt16(), reader.ReadUInt16());
            if (first > last)
                return null;
        }

        return ranges;
    }
}
