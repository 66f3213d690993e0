using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>The few calls of the C library that .NET has no words for.</summary>
internal static partial class LibC
{
    private const int Terminate = 15;

    /// <summary>Asks a process to stop, as an operator would.</summary>
    public static void SendTerminate(int pid) => Check(Kill(pid, Terminate));

    /// <summary>Keeps every thread of this process, and those they will start, off one core. Without another core nothing is done.</summary>
    public static void KeepOff(int core)
    {
        var others = ulong.MaxValue >> (64 - Math.Min(64, Environment.ProcessorCount)) & ~(1UL << core);
        if (others == 0)
            return;
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
            Check(SetAffinity(int.Parse(Path.GetFileName(task), null), sizeof(ulong), others));
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nint size, in ulong cores);
}
