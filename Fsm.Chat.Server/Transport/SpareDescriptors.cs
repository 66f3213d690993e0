using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// Keeps some descriptors from connections. The runtime itself needs one or two now and then, for a thread or an assembly, and ends the process when it
/// gets none. The system gives each new connection the lowest number that is free: a number near the limit says that few are left.
/// </summary>
internal static class SpareDescriptors
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 64;

    /// <summary>Whether this connection has one of those that are to be kept. The limit is asked for each time: it can be changed from outside.</summary>
    public static bool IsOneOfThem(Socket connection) =>
        !OperatingSystem.IsWindows() && IsNear((long)connection.Handle, Limit());

    /// <summary>Whether a number is so near the limit that it is to be kept.</summary>
    public static bool IsNear(long number, ulong limit) => limit < long.MaxValue && number >= (long)limit - Kept;

    private static ulong Limit()
    {
        var which = OperatingSystem.IsLinux() ? 7 : 8; // RLIMIT_NOFILE
        return GetLimit(which, out var limits) == 0 ? limits.Soft : ulong.MaxValue;
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int which, out Limits limits);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public ulong Soft;
        public ulong Hard;
    }
}
