using System.Runtime.InteropServices;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>Sleeps until a moment of the stopwatch, to some microseconds and without spinning: the stopwatch is the monotonic clock of Linux, in nanoseconds.</summary>
internal static partial class PreciseSleep
{
    private const long Billion = 1_000_000_000;
    private const int MonotonicClock = 1;
    private const int Absolute = 1;
    private const int SetTimerSlack = 29;

    /// <summary>Makes the kernel wake the calling thread without the 50 µs that it may take otherwise, to wake several at once.</summary>
    public static void Prepare() => _ = Control(SetTimerSlack, 1, 0, 0, 0);

    /// <summary>Sleeps; a signal may wake it early, which is no harm.</summary>
    public static void Until(long moment) => _ = ClockSleep(MonotonicClock, Absolute, new(moment / Billion, moment % Billion), 0);

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockSleep(int clock, int flags, in TimeSpec until, nint left);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
