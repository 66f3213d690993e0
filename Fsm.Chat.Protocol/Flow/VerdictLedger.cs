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
    /// <param name="before">Only up to what is about this number, or one behind it; 0 for all.</param>
    public ReadOnlySpan<VerdictRange> NextFrame(ulong before = 0)
    {
        var ranges = CollectionsMarshal.AsSpan(_ranges)[..Math.Min(_ranges.Count, Limits.VerdictRanges)];
        for (var i = 0; before > 0 && i < ranges.Length; i++)
        {
            if (ranges[i].Last >= before)
                return ranges[..i];
        }

        return ranges;
    }

    /// <summary>Forgets the oldest <paramref name="count"/> ranges: they have been told.</summary>
    public void Forget(int count) => _ranges.RemoveRange(0, count);
}
