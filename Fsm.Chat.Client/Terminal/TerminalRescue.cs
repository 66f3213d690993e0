using System.Runtime.InteropServices;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// Gives the terminal back as it was, when whoever took it cannot do so any more: the program crashed, or was told to end and hangs. It works from any
/// thread, and again and again.
/// </summary>
internal sealed partial class TerminalRescue
{
    private const int StandardInput = 0;
    private const int AtOnce = 0; // TCSANOW
    private const int RoomForModes = 256; // struct termios is smaller everywhere, and never looked into here

    // Marked pastes, mouse and the keypad's other mode off, usual colours, the screen from before, the cursor: see ECMA-48 and xterm's control sequences.
    private static readonly byte[] UsualScreen = [.. "\e[?2004l\e[?1003l\e[?1015l\e[?1006l\e[?1l\e>\e[0m\e[?1049l\e[?25h"u8];

    private readonly byte[] _modes = new byte[RoomForModes];
    private readonly bool _isTerminal;

    /// <summary>Remembers how the terminal is now.</summary>
    public TerminalRescue() => _isTerminal = GetModes(StandardInput, _modes) == 0;

    /// <summary>Makes it so again.</summary>
    public void Restore()
    {
        if (!_isTerminal)
            return;
        using var screen = Console.OpenStandardOutput();
        screen.Write(UsualScreen);
        _ = SetModes(StandardInput, AtOnce, _modes); // a terminal that is gone needs nothing
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetModes(int descriptor, [Out] byte[] modes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetModes(int descriptor, int when, byte[] modes);
}
