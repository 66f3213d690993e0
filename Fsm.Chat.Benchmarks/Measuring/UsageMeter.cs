using System.Diagnostics;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>Watches some processes from its creation on.</summary>
/// <param name="pids">The processes.</param>
internal sealed class UsageMeter(IReadOnlyList<int> pids)
{
    private readonly Look _before = Now(pids);
    private long _residentMax;

    /// <summary>Looks at their memory.</summary>
    public void Watch() => _residentMax = Math.Max(_residentMax, Now(pids).Resident);

    /// <summary>What was used until now.</summary>
    public PassUsage Read()
    {
        var after = Now(pids);
        _residentMax = Math.Max(_residentMax, after.Resident);
        var (cpu, own) = (after.Cpu - _before.Cpu, after.Own - _before.Own);
        return new(
            Stopwatch.GetElapsedTime(_before.At, after.At).TotalSeconds, cpu, own, after.All - _before.All - cpu - own, _before.Resident, _residentMax);
    }

    private static Look Now(IReadOnlyList<int> pids)
    {
        var at = Stopwatch.GetTimestamp();
        var (cpu, resident) = (TimeSpan.Zero, 0L);
        foreach (var pid in pids)
        {
            var sample = ProcessSample.Of(pid);
            (cpu, resident) = (cpu + sample.Cpu, resident + sample.ResidentBytes);
        }

        var machine = MachineSample.Now();
        return new(at, cpu, resident, Environment.CpuUsage.TotalTime, machine.Busy + machine.Stolen);
    }

    private readonly record struct Look(long At, TimeSpan Cpu, long Resident, TimeSpan Own, TimeSpan All);
}
