using System.Diagnostics;
using System.Globalization;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>What a process had used at one moment, as /proc tells it.</summary>
/// <param name="At">The moment, in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="Cpu">Processor time of all its threads, in user and kernel mode.</param>
/// <param name="ResidentBytes">Its resident memory.</param>
internal readonly record struct ProcessSample(long At, TimeSpan Cpu, long ResidentBytes)
{
    /// <summary>The unit of times in /proc: fixed in the interface of Linux, whatever the kernel's own clock.</summary>
    public const double TicksPerSecond = 100;

    /// <summary>Looks at a process.</summary>
    public static ProcessSample Of(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        // The second field is the program's name in parentheses and may hold anything; state is the third, user time the fourteenth.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var cpu = TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        var resident = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return new(Stopwatch.GetTimestamp(), cpu, 1024 * Number(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
