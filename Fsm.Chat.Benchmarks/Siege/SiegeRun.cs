using System.Diagnostics;
using System.Net;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>Lets one attack go on beside two bystanders, and some time after it.</summary>
/// <param name="server">The server, which listens on all addresses.</param>
/// <param name="pid">Its process.</param>
/// <param name="from">The address that attackers connect from.</param>
internal sealed class SiegeRun(IPEndPoint server, int pid, IPAddress from)
{
    private static readonly TimeSpan _every = TimeSpan.FromMilliseconds(100);
    private long _peak;

    /// <summary>Runs.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="length">How long it lasts.</param>
    /// <param name="settle">How long to look on afterwards.</param>
    public SiegeFigures Run(Attack attack, TimeSpan length, TimeSpan settle)
    {
        using var bystanders = new Bystanders(server);
        var before = ProcessSample.Of(pid);
        using var watch = new Timer(_ => Look(), null, TimeSpan.Zero, _every);
        attack.Run(new(new(from, server.Port), from, length, attack.Name));
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < settle;)
            Thread.Sleep(_every);
        var (roundTrips, problems) = bystanders.Finish();
        if (roundTrips.Count == 0)
            throw new InvalidOperationException($"No message of theirs had its verdict: {string.Join("; ", problems)}");
        var after = ProcessSample.Of(pid);
        return new()
        {
            Attack = attack.Name,
            Messages = roundTrips.Count,
            P99 = roundTrips[(int)(roundTrips.Count * 0.99)].Length,
            Worst = roundTrips[^1].Length,
            WorstAt = roundTrips[^1].At,
            Problems = problems,
            ResidentBefore = before.ResidentBytes,
            ResidentPeak = Math.Max(_peak, after.ResidentBytes),
            ResidentAfter = after.ResidentBytes,
            Cores = (after.Cpu - before.Cpu) / Stopwatch.GetElapsedTime(before.At, after.At),
        };
    }

    private void Look() => _peak = Math.Max(_peak, ProcessSample.Of(pid).ResidentBytes);
}
