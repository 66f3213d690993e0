using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>Copies a database whole, so that the copy is there when all of it is, or not at all.</summary>
internal static class StoreBackup
{
    /// <summary>Copies the database of a store into one file, as it is at this moment; a server may go on writing.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read, or the copy is not whole.</exception>
    /// <exception cref="SqliteException">It cannot be read or written.</exception>
    public static string Make(string store, string to)
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
            return StoreCheck.Sum(new SqliteTables(source));
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
