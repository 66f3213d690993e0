using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Terminal.Device;

/// <summary>
/// A terminal of Unix. The runtime's console is left out of it: it changes the modes of a terminal by itself, and again whenever the program is woken.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class UnixDevice : ITerminalDevice
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int AtOnce = 0; // TCSANOW
    private const int RoomForModes = 256; // struct termios is smaller everywhere, and never looked into here
    private const nuint GetWindowSize = 0x5413; // TIOCGWINSZ of Linux
    private const int WholeGroup = 0;
    private const int MostTries = 10;

    private static readonly int StopSignal = OperatingSystem.IsLinux() ? 20 : 18; // SIGTSTP

    private readonly byte[] _modes = new byte[RoomForModes];
    private readonly bool _isTerminal;

    /// <summary>Remembers how the terminal is now.</summary>
    public UnixDevice() => _isTerminal = GetModes(StandardInput, _modes) == 0;

    /// <inheritdoc/>
    public (int Width, int Height) Size
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return (System.Console.WindowWidth, System.Console.WindowHeight);
            var size = new WindowSize();
            return AskSize(StandardOutput, GetWindowSize, ref size) == 0 && size is { Columns: > 0, Rows: > 0 } ? (size.Columns, size.Rows) : (80, 24);
        }
    }

    /// <inheritdoc/>
    public Stream Input { get; } = Open(StandardInput, FileAccess.Read);

    /// <inheritdoc/>
    public Stream Output { get; } = Open(StandardOutput, FileAccess.Write);

    /// <inheritdoc/>
    public void MakeRaw()
    {
        var raw = (byte[])_modes.Clone();
        SetRaw(raw);
        Set(raw);
    }

    /// <inheritdoc/>
    public void Restore() => Set(_modes);

    /// <inheritdoc/>
    public void Stop() => _ = Send(WholeGroup, StopSignal);

    private static FileStream Open(nint descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);

    // A terminal that is gone needs nothing; one that interrupts is asked again.
    private void Set(byte[] modes)
    {
        for (var i = 0; _isTerminal && i < MostTries && SetModes(StandardInput, AtOnce, modes) != 0; i++)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetModes(int descriptor, [Out] byte[] modes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetModes(int descriptor, int when, byte[] modes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void SetRaw([In, Out] byte[] modes);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AskSize(int descriptor, nuint request, ref WindowSize size);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int process, int signal);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
