using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>Copies a store, so that the copy is there when all of it is, or not at all.</summary>
internal static class StoreCopy
{
    /// <summary>Copies all facts of the store in one folder into a new one in another, and compares them.</summary>
    /// <exception cref="StoreUnusableException">One of the folders is not to be used, or the copy is not equal.</exception>
    public static string Copy(string from, string to, DateTimeOffset now)
    {
        if (!File.Exists(Path.Combine(from, StoreFolder.FileName)))
            throw new StoreUnusableException(ServerTexts.StoreIsNowhere.With(from));
        if (File.Exists(to) || (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()))
            throw new StoreUnusableException(ServerTexts.StoreIsThereAlready.With(to));
        var unfinished = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to)) + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        using var folder = StoreFolder.Take(from);
        using var source = StoreFile.Open(folder, Durability.Power, Schema.Migrations, now);
        try
        {
            Fill(source, unfinished, now);
            if (Directory.Exists(to))
                Directory.Delete(to);
            Directory.Move(unfinished, to);
            return StoreCheck.Sum(source);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>Copies the database of a store into one file, as it is at this moment; a server may go on writing.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read, or the copy is not whole.</exception>
    /// <exception cref="SqliteException">It cannot be read or written.</exception>
    public static string Backup(string store, string to)
    {
        if (Path.Exists(to))
            throw new StoreUnusableException(ServerTexts.StoreIsThereAlready.With(to));
        using var source = StoreFile.OpenToLook(store);
        var unfinished = to + ".unfinished";
        File.Delete(unfinished);
        StoreFolder.MakeFile(unfinished);
        try
        {
            StoreFile.CopyInto(source, unfinished);
            using (var copy = StoreFile.OpenToRead(unfinished))
                StoreFile.Check(copy, unfinished, "quick_check");
            File.Move(unfinished, to);
            return StoreCheck.Sum(source);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Fill(SqliteConnection source, string path, DateTimeOffset now)
    {
        using var folder = StoreFolder.Take(path);
        var target = StoreFile.Open(folder, Durability.Power, Schema.Migrations, now);
        using (var writer = new StoreWriter(target, folder.DatabasePath, Durability.Power))
        {
            foreach (var batch in StoreContents.Read(source))
            {
                if (writer.Write(batch, isRepeat: false, out var reason) != WriteOutcome.Stored)
                    throw new StoreUnusableException(ServerTexts.StoreCannotBeWritten.With(path, reason));
                writer.AdvancePlaces(PlaceIndex.Step);
            }

            if (StoreContents.HashOf(source) != StoreContents.HashOf(target))
                throw new StoreUnusableException(ServerTexts.StoreCopyDiffers.With(path));
        }
    }
}
