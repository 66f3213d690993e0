using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Opens standard output.</summary>
internal static class StandardOutput
{
    private const nint Descriptor = 1;

    /// <summary>
    /// A stream that reports a pipe that nobody reads. The console's own stream takes such writes in silence, and messages would count as shown.
    /// A file is left to the console's stream, which shares its position with standard error.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
