using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Disk;

/// <summary>Reads a small file that the program needs to start. It can be a pipe, as a shell makes one of a command; whatever it is, it is not waited for for long, and does not fill the memory.</summary>
internal static class StartFile
{
    private const int Longest = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>All of its bytes.</summary>
    /// <exception cref="IOException">It cannot be read, is too long, or does not end.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] Read(string path)
    {
        var reading = Task.Factory.StartNew(() => ReadAll(path), default, TaskCreationOptions.LongRunning, TaskScheduler.Default); // opening a pipe that nobody writes into blocks already
        return ((IAsyncResult)reading).AsyncWaitHandle.WaitOne(Patience) ? reading.GetAwaiter().GetResult() : throw new IOException(ClientTexts.FileDoesNotEnd);
    }

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[Longest + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= Longest ? bytes[..length] : throw new IOException(ClientTexts.FileTooLongToRead);
    }
}
