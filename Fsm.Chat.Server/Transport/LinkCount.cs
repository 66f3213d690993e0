using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Fsm.Chat.Server.Transport;

/// <summary>Counts the connections there are, so that there never are more than there are descriptors for; and those that there could not be.</summary>
/// <param name="most">The most there may be.</param>
public sealed class LinkCount(int most)
{
    private int _links;
    private int _toldFull; // 1 from the first refusal until a connection is taken again
    private long _refused;
    private long _failedAccepts;

    /// <summary>The most there may be.</summary>
    public int Most => most;

    /// <summary>Connections that were refused because there were as many as may be.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>How often a connection could not even be accepted.</summary>
    public long FailedAccepts => Interlocked.Read(ref _failedAccepts);

    /// <summary>Counts one more, if there may be one more.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _links) <= most)
        {
            Volatile.Write(ref _toldFull, 0);
            return true;
        }

        Interlocked.Decrement(ref _links);
        return false;
    }

    /// <summary>Counts one less.</summary>
    public void Leave() => Interlocked.Decrement(ref _links);

    /// <summary>Counts one that was refused.</summary>
    /// <returns>Whether it is the first since one was taken: a flood is worth one line in the log, not one each.</returns>
    public bool NoteRefused()
    {
        Interlocked.Increment(ref _refused);
        return Interlocked.Exchange(ref _toldFull, 1) == 0;
    }

    /// <summary>Counts one that could not be accepted.</summary>
    public void NoteFailedAccept() => Interlocked.Increment(ref _failedAccepts);
}

/// <summary>
/// Keeps some descriptors from connections. The runtime itself needs one or two now and then, for a thread or an assembly, and ends the process when it
/// gets none. The system gives each new connection the lowest number that is free: a number near the limit says that few are left.
/// </summary>
internal static class SpareDescriptors
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 64;

    private const int OfLinux = 7; // RLIMIT_NOFILE
    private static long _highest; // number of a connection that there was

    /// <summary>Whether this connection has one of those that are to be kept. The limit is asked for each time: it can be changed from outside.</summary>
    public static bool IsOneOfThem(Socket connection)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var number = (long)connection.Handle;
        _highest = Math.Max(_highest, number); // of the one loop that accepts
        return IsNear(number, Limit());
    }

    /// <summary>
    /// The soft limit was lowered from outside below what is in use: raises it as far as those need that are kept, and no further, so that connections go on being
    /// refused. The hard limit is the operator's.
    /// </summary>
    public static void MakeRoom()
    {
        var wanted = (ulong)(_highest + 1 + Kept);
        if (OperatingSystem.IsLinux() && GetLimit(OfLinux, out var limits) == 0 && limits.Soft < wanted && limits.Soft < limits.Hard)
            _ = SetLimit(OfLinux, new() { Soft = Math.Min(wanted, limits.Hard), Hard = limits.Hard });
    }

    /// <summary>Whether a number is so near the limit that it is to be kept.</summary>
    public static bool IsNear(long number, ulong limit) => limit < long.MaxValue && number >= (long)limit - Kept;

    private static ulong Limit()
    {
        var which = OperatingSystem.IsLinux() ? OfLinux : 8; // RLIMIT_NOFILE
        return GetLimit(which, out var limits) == 0 ? limits.Soft : ulong.MaxValue;
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int which, out Limits limits);

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int which, in Limits limits);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public ulong Soft;
        public ulong Hard;
    }
}
