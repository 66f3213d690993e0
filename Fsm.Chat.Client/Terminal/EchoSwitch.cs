using System.Runtime.InteropServices;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Keeps a terminal from showing what is typed, for a password in plain lines. It works from any thread, and again and again.</summary>
internal sealed partial class EchoSwitch
{
    private const int StandardInput = 0;
    private const int AtOnce = 0; // TCSANOW
    private const int WithoutTypedAhead = 2; // TCSAFLUSH: a line that was typed before the question is no answer to it
    private const int RoomForModes = 256; // struct termios is smaller everywhere
    private const byte Echo = 0x08; // in the lowest byte of c_lflag, the fourth of the flags, here and on macOS
    private static readonly byte EchoNewline = (byte)(OperatingSystem.IsMacOS() ? 0x10 : 0x40);
    private static readonly int LocalFlags = 3 * (OperatingSystem.IsMacOS() ? sizeof(ulong) : sizeof(uint));

    private readonly byte[] _modes = new byte[RoomForModes];
    private readonly bool _isTerminal;

    /// <summary>Remembers how the terminal is now.</summary>
    public EchoSwitch() => _isTerminal = IsPossible && GetModes(StandardInput, _modes) == 0;

    /// <summary>Whether this system's terminals are known here.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Shows nothing but ends of lines, and forgets what was typed and is not read yet.</summary>
    public void Hide()
    {
        if (!_isTerminal)
            return;
        var hidden = _modes.ToArray();
        hidden[LocalFlags] = (byte)((hidden[LocalFlags] & ~Echo) | EchoNewline);
        _ = SetModes(StandardInput, WithoutTypedAhead, hidden);
    }

    /// <summary>Makes it as it was.</summary>
    public void Restore()
    {
        if (_isTerminal)
            _ = SetModes(StandardInput, AtOnce, _modes); // a terminal that is gone needs nothing
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetModes(int descriptor, [Out] byte[] modes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetModes(int descriptor, int when, byte[] modes);
}
