using System.Diagnostics;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What was used and delivered until one moment.</summary>
/// <param name="Server">What the server had used.</param>
/// <param name="Machine">What all processes had used.</param>
/// <param name="Own">What this process had used.</param>
/// <param name="Decided">Messages that had their verdict.</param>
internal readonly record struct LoadMoment(ProcessSample Server, MachineSample Machine, TimeSpan Own, long Decided)
{
    /// <summary>Looks.</summary>
    public static LoadMoment Now(ServerProcess server, IEnumerable<Talker> talkers) => new(
        server.Pid == 0 ? new(Stopwatch.GetTimestamp(), default, 0) : ProcessSample.Of(server.Pid),
        MachineSample.Now(),
        Environment.CpuUsage.TotalTime,
        talkers.Sum(talker => talker.Decided));
}
