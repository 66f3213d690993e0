using System.Text;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Prints what is known as a whole, and says when it could not be printed.</summary>
internal static class PrintedText
{
    private const int BrokenPipe = 32; // EPIPE
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);

    /// <summary>Prints to standard output.</summary>
    /// <returns>Why it could not be written; null when it was, and when nobody reads it any more.</returns>
    public static string? ToOutput(ReadOnlySpan<byte> bytes) => Print(StandardOutput.Open, bytes);

    /// <summary>Prints a line to standard error. When that is not possible there is nowhere left to say so.</summary>
    public static void ToErrors(string line) => _ = Print(Console.OpenStandardError, Encoding.UTF8.GetBytes(line + Environment.NewLine));

    /// <summary>Why an output takes nothing any more; null when nobody reads it, who then has read enough.</summary>
    public static string? WhyNot(Exception error) => error is IOException { HResult: BrokenPipe or BrokenPipeOnWindows } ? null : error.Message;

    /// <summary>Whether an exception says that an output takes nothing any more.</summary>
    public static bool IsAbout(Exception error) => error is IOException or ObjectDisposedException or UnauthorizedAccessException;

    private static string? Print(Func<Stream> open, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;
        try
        {
            using var stream = open();
            stream.Write(bytes);
            stream.Flush();
            return null;
        }
        catch (Exception error) when (IsAbout(error))
        {
            return WhyNot(error);
        }
    }
}
