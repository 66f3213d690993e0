using System.Globalization;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>What all processes of this machine had used at one moment. With it a run can say how much it was disturbed.</summary>
/// <param name="Busy">Processor time in user and kernel mode, interrupts included.</param>
/// <param name="Stolen">Processor time that a hypervisor gave to other machines.</param>
internal readonly record struct MachineSample(TimeSpan Busy, TimeSpan Stolen)
{
    /// <summary>Looks at the machine.</summary>
    public static MachineSample Now()
    {
        // cpu user nice system idle iowait irq softirq steal …
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var times = Array.ConvertAll(fields, field => TimeSpan.FromSeconds(long.Parse(field, CultureInfo.InvariantCulture) / ProcessSample.TicksPerSecond));
        return new(times[0] + times[1] + times[2] + times[5] + times[6], times[7]);
    }
}
