using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Opens standard input.</summary>
internal static class StandardInput
{
    private const nint Descriptor = 0;

    /// <summary>
    /// The stream itself where it is a terminal. The console's own edits lines by itself, and shows what is typed whatever the terminal is told.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || Console.IsInputRedirected)
            return Console.OpenStandardInput();
        return new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    }
}
