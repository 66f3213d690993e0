using System.Diagnostics;
using System.Numerics;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>Counts durations in buckets that grow with them: 32 to each doubling, so a percentile is right to 3 %. The longest is kept exactly.</summary>
internal sealed class LatencyHistogram
{
    private const int BitsPerDoubling = 5;
    private const int Doublings = 36; // up to a minute
    private readonly int[] _counts = new int[Doublings << BitsPerDoubling];
    private long _max;

    /// <summary>Counts one duration.</summary>
    /// <param name="ticks">In ticks of <see cref="Stopwatch"/>.</param>
    public void Add(long ticks)
    {
        _counts[Math.Min(BucketOf(ticks), _counts.Length - 1)]++;
        _max = Math.Max(_max, ticks);
    }

    /// <summary>Counts what another one has counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        _max = Math.Max(_max, other._max);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _max = 0;
    }

    /// <summary>The longest duration in microseconds.</summary>
    public double Max => Micros(_max);

    /// <summary>The duration in microseconds that a share of all do not exceed; 0 when there are none.</summary>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(share * _counts.Sum(count => (long)count));
        for (var i = 0; i < _counts.Length && left > 0; i++)
        {
            left -= _counts[i];
            if (left <= 0)
                return Math.Min(Micros(LastOf(i)), Max);
        }

        return 0;
    }

    private static int BucketOf(long ticks)
    {
        var value = (ulong)Math.Max(ticks, 0);
        if (value < 1 << BitsPerDoubling)
            return (int)value;
        var shift = BitOperations.Log2(value) - BitsPerDoubling;
        return ((shift + 1) << BitsPerDoubling) + (int)(value >> shift) - (1 << BitsPerDoubling);
    }

    private static long LastOf(int bucket)
    {
        var shift = (bucket >> BitsPerDoubling) - 1;
        var low = bucket & ((1 << BitsPerDoubling) - 1);
        return shift < 0 ? low : (((1L << BitsPerDoubling) + low + 1) << shift) - 1;
    }

    private static double Micros(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
