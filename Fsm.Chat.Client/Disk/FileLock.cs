namespace Fsm.Chat.Client.Disk;

/// <summary>Keeps other clients, which may begin at the same moment, from a file that this one is about to make or to replace.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until nobody else has it.</summary>
    /// <param name="file">The file; the lock is a file beside it, which stays.</param>
    /// <returns>What to dispose of when it is done.</returns>
    /// <exception cref="IOException">Somebody else keeps it for too long.</exception>
    public static IDisposable Take(string file)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ; Thread.Sleep(Retry))
        {
            try
            {
                return new FileStream($"{file}.lock", OwnFolder.OwnersFile(FileMode.OpenOrCreate));
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                // Somebody else has it for the moment.
            }
        }
    }
}
