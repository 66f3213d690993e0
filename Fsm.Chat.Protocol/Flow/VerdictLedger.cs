using System.Runtime.InteropServices;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Flow;

/// <summary>Verdicts that wait to be told to one sender, runs of equal ones kept as one range.</summary>
public sealed class VerdictLedger
{
    private readonly List<VerdictRange> _ranges = [];

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>Adds the verdict of one message or of a run.</summary>
    public void Add(in VerdictRange verdict)
    {
        var ranges = CollectionsMarshal.AsSpan(_ranges);
        if (ranges.Length > 0 && ranges[^1].IsContinuedBy(verdict))
            ranges[^1] = ranges[^1] with { Last = verdict.Last };
        else
            _ranges.Add(verdict);
    }

    /// <summary>The ranges to put into one frame, oldest first.</summary>
    public ReadOnlySpan<VerdictRange> NextFrame() =>
        CollectionsMarshal.AsSpan(_ranges)[..Math.Min(_ranges.Count, Limits.VerdictRanges)];

    /// <summary>Forgets the oldest <paramref name="count"/> ranges: they have been told.</summary>
    public void Forget(int count) => _ranges.RemoveRange(0, count);
}
