using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Disk;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// The folder of a store, held by one server at a time: a lock on a file beside the database, which the system gives back however the process ends. While the store
/// is in use there is something in that file, so whoever comes next can see that it was not closed.
/// </summary>
internal sealed class StoreFolder : IDisposable
{
    /// <summary>The database.</summary>
    public const string FileName = "fsmchat.db";

    private const string LockName = "fsmchat.lock";

    private readonly FileStream _lock;

    private StoreFolder(string path, FileStream held) =>
        (DatabasePath, _lock, WasLeftOpen) = (Path.Combine(path, FileName), held, held.Length > 0);

    /// <summary>Where the database is.</summary>
    public string DatabasePath { get; }

    /// <summary>Whether whoever used it last has not closed it: a crash, a kill, a power cut.</summary>
    public bool WasLeftOpen { get; }

    /// <summary>Takes a folder, which is made if it is not there. Folder and files are their owner's alone.</summary>
    /// <exception cref="StoreUnusableException">It is in use, or not to be used.</exception>
    public static StoreFolder Take(string path)
    {
        try
        {
            OwnFolder.Make(path);
            return new(path, OpenLock(path));
        }
        catch (IOException) when (IsHeld(path))
        {
            throw new StoreUnusableException(ServerTexts.StoreInUse.With(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException(ServerTexts.StoreCannotBeOpened.With(path, error.Message), error);
        }
    }

    /// <summary>It is in use from now on.</summary>
    public void MarkOpen()
    {
        _lock.SetLength(0);
        _lock.Write("open\n"u8);
        _lock.Flush(flushToDisk: true);
    }

    /// <summary>The database is closed: the next one need not doubt it.</summary>
    public void MarkClosed()
    {
        _lock.SetLength(0);
        _lock.Flush(flushToDisk: true);
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Makes a file that only its owner can read, before anything that makes it readable to others does.</summary>
    public static void MakeFile(string path)
    {
        if (File.Exists(path))
            return;
        using var made = new FileStream(path, OwnFolder.OwnersFile(FileMode.CreateNew, FileAccess.ReadWrite));
    }

    private static FileStream OpenLock(string path) => new(Path.Combine(path, LockName), OwnFolder.OwnersFile(FileMode.OpenOrCreate, FileAccess.ReadWrite));

    // What FileShare.None means to others is a lock on Unix too; that the file is there and cannot be opened tells it from everything else.
    private static bool IsHeld(string path)
    {
        var file = Path.Combine(path, LockName);
        if (!File.Exists(file))
            return false;
        try
        {
            using var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
