using System.Numerics;
using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The messages of one sender, numbered from 0: how many left, how many have their verdict, and how long that took. Verdicts must come in order, each once.</summary>
/// <param name="most">Messages that may ever wait for their verdict at once.</param>
internal sealed class SentMessages(int most)
{
    private readonly long[] _sentAt = new long[BitOperations.RoundUpToPowerOf2((uint)most)];

    /// <summary>Messages that may wait for their verdict at once, now.</summary>
    public int Window { get; set; } = most;

    /// <summary>Messages sent.</summary>
    public long Count { get; private set; }

    /// <summary>Messages that have their verdict.</summary>
    public long Decided { get; private set; }

    /// <summary>From sending to the verdict, for those that were measured.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Whether another one may be sent.</summary>
    public bool HasRoom => Count - Decided < Window;

    /// <summary>One more is sent.</summary>
    /// <param name="since">The moment its latency counts from.</param>
    public void Add(long since) => _sentAt[Count++ & (_sentAt.Length - 1)] = since;

    /// <summary>Messages were delivered.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="last">The number of the last.</param>
    /// <param name="now">The moment.</param>
    /// <param name="measure">Whether their latencies count.</param>
    public void Decide(long first, long last, long now, bool measure)
    {
        if (first != Decided || last < first || last >= Count)
            throw new WireException($"a verdict came for {first} to {last}, but {Decided} to {Count - 1} wait for one");
        for (; Decided <= last; Decided++)
        {
            if (measure)
                Latency.Add(now - _sentAt[Decided & (_sentAt.Length - 1)]);
        }
    }
}
