using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: verdicts. Body: ranges of 24 bytes to the end, each u64 first, u64 last, u16 status, u8 handed over, u8 kept (0 but where it was wished for), u16 delivered, u16 failed.
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
            writer.Write(range.Kept);
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
            var kept = reader.ReadByte();
            range = new(first, last, status, handedOver, reader.ReadUInt16(), reader.ReadUInt16()) { Kept = kept };
            if (first > last)
                return null;
        }

        return ranges;
    }
}

/// <summary>One verdict for a run of messages with consecutive sequence numbers.</summary>
/// <param name="First">The first message's sequence number.</param>
/// <param name="Last">The last message's sequence number.</param>
/// <param name="Status"><see cref="StatusCode.Ok"/> for delivered, else why it failed.</param>
/// <param name="HandedOver">Whether a failed message had been handed to the recipient's link, and so may have been seen.</param>
/// <param name="Delivered">How many recipients it was delivered to.</param>
/// <param name="Failed">How many recipients it failed for.</param>
public readonly record struct VerdictRange(
    ulong First, ulong Last, StatusCode Status, bool HandedOver, ushort Delivered, ushort Failed)
{
    /// <summary>The verdict of one message to one person that was delivered.</summary>
    public static VerdictRange OfDelivered(ulong sequence) => new(sequence, sequence, StatusCode.Ok, HandedOver: true, Delivered: 1, Failed: 0);

    /// <summary>The verdict of one message to one person that failed.</summary>
    public static VerdictRange OfFailed(ulong sequence, StatusCode status, bool handedOver) =>
        new(sequence, sequence, status, handedOver, Delivered: 0, Failed: 1);

    /// <summary>The verdict of one message to a group, once each member has decided.</summary>
    /// <param name="sequence">The message's sequence number.</param>
    /// <param name="delivered">How many members it was delivered to.</param>
    /// <param name="failed">How many members it failed for.</param>
    /// <param name="unreached">Why it failed for those it failed for: what is said when it was delivered to nobody.</param>
    /// <param name="handedOver">Whether it had been handed to the link of any member it failed for.</param>
    /// <param name="kept">For how many members it is kept, who are not waited for.</param>
    public static VerdictRange OfGroup(ulong sequence, int delivered, int failed, StatusCode unreached, bool handedOver, int kept = 0) => (delivered, failed, kept) switch
    {
        (_, 0, _) => OfDelivered(sequence) with { Delivered = Count(delivered), Kept = CountKept(kept) },
        (0, _, 0) => new(sequence, sequence, unreached, handedOver, Delivered: 0, Count(failed)),
        _ => new(sequence, sequence, StatusCode.Partial, handedOver, Count(delivered), Count(failed)) { Kept = CountKept(kept) },
    };

    /// <summary>For how many more recipients it is kept, who get it when they come; 255 for that many or more.</summary>
    public byte Kept { get; init; }

    /// <summary>Whether <paramref name="next"/> says the same of the messages right after these.</summary>
    public bool IsContinuedBy(in VerdictRange next) =>
        next.First == Last + 1 && next.Status == Status && next.HandedOver == HandedOver && next.Delivered == Delivered && next.Failed == Failed && next.Kept == Kept;

    private static byte CountKept(int members) => (byte)Math.Min(members, byte.MaxValue);

    private static ushort Count(int members) => (ushort)Math.Min(members, ushort.MaxValue);
}
