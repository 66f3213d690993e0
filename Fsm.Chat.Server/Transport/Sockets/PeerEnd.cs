using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>Looks whether the peer of a socket has ended its stream, also behind bytes that nobody has read yet.</summary>
internal static partial class PeerEnd
{
    private const short Ended = 0x2000; // POLLRDHUP
    private const short ErrorOrHungUp = 0x0008 | 0x0010;

    /// <summary>Whether it has; not known, and so false, where the system does not tell.</summary>
    public static bool HasCome(Socket socket)
    {
        if (!OperatingSystem.IsLinux() || socket.SafeHandle.IsClosed)
            return false;
        var look = new Look { Descriptor = (int)socket.Handle, Wanted = Ended };
        return Poll(ref look, count: 1, milliseconds: 0) > 0 && (look.Found & (Ended | ErrorOrHungUp)) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Look look, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Look
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}
