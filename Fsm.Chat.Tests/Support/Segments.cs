namespace Fsm.Chat.Tests.Support;

/// <summary>Bytes as they lie in a pipe: in pieces.</summary>
internal static class Segments
{
    /// <summary>One sequence over several arrays; an empty piece stays an empty segment.</summary>
    public static ReadOnlySequence<byte> Of(params IEnumerable<byte[]> pieces)
    {
        Segment? first = null, last = null;
        foreach (var piece in pieces)
        {
            last = new(piece, last);
            first ??= last;
        }

        return first is null ? ReadOnlySequence<byte>.Empty : new(first, 0, last!, last!.Memory.Length);
    }

    /// <summary>The same bytes in pieces of one byte.</summary>
    public static ReadOnlySequence<byte> OneByOne(byte[] bytes) => Of(bytes.Select(value => new[] { value }));

    public static ReadOnlySequence<byte> CutAt(byte[] bytes, int at) => Of(bytes[..at], bytes[at..]);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, Segment? previous)
        {
            Memory = bytes;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
