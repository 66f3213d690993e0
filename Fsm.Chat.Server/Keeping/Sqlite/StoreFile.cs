using System.Globalization;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>Opens the database of a store: looks whether it is ours and whole, and brings it to the present version.</summary>
internal static class StoreFile
{
    /// <summary>Larger files are not looked through at the start, however they were left.</summary>
    public const long LargestToCheck = 1L << 30;

    // Two connections at a bad moment could lose what was committed, up to and with 3.51.2.
    private const int FirstSoundSqlite = 3_051_003;

    /// <summary>How long is waited for others: they hold the file for moments only, when they begin or recover it.</summary>
    public const int BusyMilliseconds = 5000;

    /// <summary>Opens the file for the one who writes, and makes it if there is none.</summary>
    /// <param name="folder">The folder, which is taken.</param>
    /// <param name="durability">What a stored batch outlives.</param>
    /// <param name="migrations">What makes older files present ones.</param>
    /// <param name="now">The present moment, for the name of the copy before a change of version.</param>
    /// <exception cref="StoreUnusableException">It is not ours, newer than this program, damaged, or may not be written.</exception>
    public static SqliteConnection Open(StoreFolder folder, Durability durability, IReadOnlyList<Migration> migrations, DateTimeOffset now)
    {
        var path = folder.DatabasePath;
        SqliteConnection? connection = null;
        try
        {
            StoreFolder.MakeFile(path);
            connection = Connect(path, SqliteOpenMode.ReadWrite);
            var version = VersionOf(connection, path, migrations[^1].To);
            if (folder.WasLeftOpen && new FileInfo(path).Length < LargestToCheck)
                Check(connection, path, "quick_check");
            Configure(connection, durability);
            if (version > 0 && version < migrations[^1].To)
                CopyBefore(connection, path, version, now);
            Schema.Migrate(connection, version, migrations);
            return connection;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw Unusable(path, error);
        }
        catch (StoreUnusableException)
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is known to be ours again, after an error.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Reopen(string path, Durability durability)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            Configure(connection, durability);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file for somebody who only reads, while others write.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection OpenToRead(string path) => Connect(path, SqliteOpenMode.ReadOnly);

    /// <summary>Opens the store of a folder to look into it, whether a server has it open or not.</summary>
    /// <exception cref="StoreUnusableException">There is none, or it is not ours, damaged, or not of this version.</exception>
    public static SqliteConnection OpenToLook(string folder)
    {
        var path = Path.Combine(folder, StoreFolder.FileName);
        if (!File.Exists(path))
            throw new StoreUnusableException(ServerTexts.StoreIsNowhere.With(folder));
        SqliteConnection? connection = null;
        try
        {
            connection = OpenToRead(path);
            var (version, present) = (VersionOf(connection, path, Schema.Migrations[^1].To), Schema.Migrations[^1].To);
            return version == present ? connection : throw new StoreUnusableException(ServerTexts.StoreIsOlder.With(path, version, present));
        }
        catch (SqliteException error)
        {
            connection?.Dispose();
            throw Unusable(path, error);
        }
        catch (StoreUnusableException)
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>The version of the tables; 0 for a file without any.</summary>
    /// <exception cref="StoreUnusableException">It is not ours, or newer than this program.</exception>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static int VersionOf(SqliteConnection connection, string path, int newest)
    {
        var version = (int)Schema.Number(connection, "PRAGMA user_version");
        var isEmpty = Schema.Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && Schema.Number(connection, "PRAGMA application_id") != Schema.ApplicationId)
            throw new StoreUnusableException(ServerTexts.StoreIsForeign.With(path));
        return version <= newest ? version : throw new StoreUnusableException(ServerTexts.StoreIsNewer.With(path, version, newest));
    }

    /// <summary>Looks through the file.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">Its name, for the message.</param>
    /// <param name="how"><c>quick_check</c> or <c>integrity_check</c>.</param>
    /// <exception cref="StoreUnusableException">It is damaged.</exception>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static void Check(SqliteConnection connection, string path, string how)
    {
        if (Damages(connection, $"{how}(1)") is [var found, ..])
            throw new StoreUnusableException(ServerTexts.StoreIsDamaged.With(path, found));
    }

    /// <summary>What a thorough look finds damaged, a line each.</summary>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static IReadOnlyList<string> Damages(SqliteConnection connection, string how = "integrity_check")
    {
        using var check = new Statement(connection, $"PRAGMA {how}");
        return [.. check.Rows(static row => row.Text(0)).Where(found => found != "ok").Select(OneLine)];
    }

    /// <summary>What is wrong with the store in a file, a line each; empty when all is well.</summary>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static IEnumerable<string> Wrong(SqliteConnection connection)
    {
        var places = PlaceIndex.Wrong(connection);
        return Damages(connection).Concat(StoreCheck.Find(new SqliteTables(connection))).Concat(places > 0 ? [ServerTexts.StoreCheckPlaces.With(places)] : []);
    }

    /// <summary>What it means for the operator that a file could not be opened.</summary>
    public static StoreUnusableException Unusable(string path, Exception error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } damaged
            ? new(ServerTexts.StoreIsDamaged.With(path, OneLine(damaged.Message)), error)
            : new(ServerTexts.StoreCannotBeOpened.With(path, OneLine(error.Message)), error);

    // The SQLite that comes with the package, whatever the system has.
    private static void DemandLibrary()
    {
        try
        {
            Batteries_V2.Init();
        }
        catch (DllNotFoundException error)
        {
            throw new StoreUnusableException(ServerTexts.StoreNeedsLibrary.With(AppContext.BaseDirectory), error);
        }

        if (raw.sqlite3_libversion_number() < FirstSoundSqlite)
            throw new StoreUnusableException(ServerTexts.StoreNeedsNewerSqlite.With(raw.sqlite3_libversion().utf8_to_string()));
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        DemandLibrary();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Schema.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyMilliseconds}"));
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    // Checkpoints at 16 MB by the one who writes: more often costs a fifth, and on another thread the log never begins anew under load.
    // What is deleted is overwritten, so that a forgotten text is gone.
    private static void Configure(SqliteConnection connection, Durability durability)
    {
        if (Schema.Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            Schema.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Schema.ApplicationId}"));
        Schema.Run(connection, $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {(durability == Durability.Power ? "FULL" : "NORMAL")};
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA secure_delete = ON;
            PRAGMA cache_size = -16384;
            """);
    }

    private static void CopyBefore(SqliteConnection connection, string path, int version, DateTimeOffset now)
    {
        var copy = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"fsmchat-v{version}-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.db"));
        StoreFolder.MakeFile(copy); // an empty file is filled, and stays its owner's
        CopyInto(connection, copy);
    }

    /// <summary>Copies the database whole, as it is at this moment, into a file that is not there or is empty.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public static void CopyInto(SqliteConnection connection, string copy)
    {
        using var vacuum = new Statement(connection, "VACUUM INTO ?");
        vacuum.Bind(copy).Run();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
