using System.Text;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Access;

/// <summary>Reads a small file that the program needs to start. It can be a pipe; whatever it is, it is not waited for for long, and does not fill the memory.</summary>
internal static class StartFile
{
    private const int Longest = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>All of its bytes.</summary>
    /// <exception cref="IOException">It cannot be read, is too long, or does not end.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] Read(string path)
    {
        var reading = Task.Factory.StartNew(() => ReadAll(path), default, TaskCreationOptions.LongRunning, TaskScheduler.Default); // opening a pipe that nobody writes into blocks already
        return ((IAsyncResult)reading).AsyncWaitHandle.WaitOne(Patience) ? reading.GetAwaiter().GetResult() : throw new IOException(ServerTexts.FileDoesNotEnd);
    }

    /// <summary>Its text, without the mark that some editors begin one with.</summary>
    /// <exception cref="IOException">It cannot be read, is too long, does not end, or is no UTF-8.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static string ReadText(string path)
    {
        var bytes = Read(path).AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new IOException(ServerTexts.FileNotUtf8.With(1 + bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)].Count((byte)'\n')));
        }
    }

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[Longest + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= Longest ? bytes[..length] : throw new IOException(ServerTexts.FileTooLongToRead);
    }
}
