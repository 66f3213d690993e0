namespace Fsm.Chat.Client.Terminal.Device;

/// <summary>
/// A terminal whose screen a program takes, and gives back as it found it: when the program ends, crashes, is stopped, or was told to end and hangs.
/// </summary>
/// <param name="device">The terminal.</param>
internal sealed class TakenTerminal(ITerminalDevice device)
{
    // The other screen, empty; marked pastes; no wrapping by the terminal. The wheel is not turned into arrow keys (1007), which would change what is typed; where
    // a terminal does not remember how that was, it stays off. The mouse is not taken: selecting works as everywhere. See xterm's control sequences.
    private static readonly byte[] Taking = [.. "\e[?1049h\e[2J\e[?2004h\e[?1007s\e[?1007l\e[?7l"u8];

    private static readonly byte[] Giving = [.. "\e[?2026l\e[?7h\e[?1007r\e[?2004l\e[0m\e[?1049l\e[?25h"u8];

    private int _isTaken;

    /// <summary>The terminal of this program.</summary>
    public static TakenTerminal OfProgram() => new(OperatingSystem.IsWindows() ? new WindowsDevice() : new UnixDevice());

    /// <summary>Its columns and rows.</summary>
    public (int Width, int Height) Size => device.Size;

    /// <summary>What is typed.</summary>
    public Stream Input => device.Input;

    /// <summary>Takes it.</summary>
    public void Take()
    {
        Volatile.Write(ref _isTaken, 1);
        device.MakeRaw();
        Write(Taking);
    }

    /// <summary>Writes to it.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => device.Output.Write(bytes);

    /// <summary>Gives it back, if it is taken. For any thread, at any time.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _isTaken, 0) == 0)
            return;
        try
        {
            Write(Giving);
        }
        catch (IOException)
        {
            // It is gone.
        }

        device.Restore();
    }

    /// <summary>Stops the programs of this terminal until the shell wakes them.</summary>
    public void Stop() => device.Stop();
}
