using System.Globalization;
using Fsm.Chat.Server.Keeping.Tables;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// Writes batches on one connection, and begins that anew after an error. What it says of an error is exact: nothing was stored as long as nobody asked to commit;
/// after that nobody knows, but for a full disk, of which SQLite itself takes back what it had begun.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private const string Changes = "SELECT total_changes()";

    private readonly string _path;
    private readonly Durability _durability;
    private SqliteConnection? _connection;
    private BatchStatements? _statements;
    private PlaceIndex? _places;

    /// <summary>Writes on a connection that has been opened, and looked at, by others.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public StoreWriter(SqliteConnection connection, string path, Durability durability)
    {
        (_path, _durability) = (path, durability);
        Use(connection);
    }

    /// <summary>How many messages the place index does not have.</summary>
    public int MissingPlaces => _places?.Missing ?? 0;

    /// <summary>Whether what was forgotten may still be read in the log beside the database.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="isRepeat">Whether it may be there already.</param>
    /// <param name="reason">Why nothing of it was stored, when that is certain.</param>
    public WriteOutcome Write(StoreBatch batch, bool isRepeat, out StoreRefusal reason)
    {
        reason = StoreRefusal.Broken;
        if (isRepeat)
            Close();
        try
        {
            if (_connection is null)
                Use(StoreFile.Reopen(_path, _durability));
            _statements!.Begin();
            _statements.Insert(batch, isRepeat);
        }
        catch (SqliteException error)
        {
            reason = ReasonOf(error);
            Undo();
            return WriteOutcome.Refused;
        }

        return Commit(batch, ref reason);
    }

    /// <summary>Goes on with the place index. What fails here costs nobody a message, and is tried again with the next batch.</summary>
    public void AdvancePlaces(int most)
    {
        try
        {
            _places?.Advance(most);
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    /// <summary>Takes what was forgotten out of the log: everything moves into the database, and the file is cut. Others who read may be in the way for now.</summary>
    public void CutLog()
    {
        try
        {
            if (_connection is null)
                return;
            // Whoever reads is not waited for: a backup takes its time, and there may be something to write.
            Schema.Run(_connection, "PRAGMA busy_timeout = 0");
            HasForgotten = Schema.Number(_connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0;
            Schema.Run(_connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {StoreFile.BusyMilliseconds}"));
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    public void Dispose() => Close();

    /// <summary>Forgets what is old among the next messages. What fails here is tried again with the next look.</summary>
    /// <param name="from">The message before the next ones.</param>
    /// <param name="before">What came before this moment is old.</param>
    /// <returns>Up to which message; 0 when there is nothing old any more.</returns>
    public long ForgetOld(long from, long before)
    {
        try
        {
            var to = _connection is null ? 0 : Schema.Number(_connection, OldMessages.EndOfPiece(from, before));
            if (to == 0)
                return 0;
            var changes = Schema.Number(_connection!, Changes);
            _statements!.Begin();
            foreach (var statement in OldMessages.Forget(from, to, before, "x''", "place"))
                Schema.Run(_connection!, statement);
            _statements.Commit();
            HasForgotten |= Schema.Number(_connection!, Changes) > changes;
            return to;
        }
        catch (SqliteException)
        {
            Undo();
            return 0;
        }
    }

    private WriteOutcome Commit(StoreBatch batch, ref StoreRefusal reason)
    {
        try
        {
            _statements!.Commit();
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_FULL)
        {
            reason = StoreRefusal.DiskFull;
            Undo();
            return WriteOutcome.Refused;
        }
        catch (SqliteException)
        {
            // The next write begins anew, whether it is the same batch or, where that was given up, another.
            Close();
            return WriteOutcome.InDoubt;
        }

        _places!.Note(batch.Messages.Count);
        HasForgotten |= batch.Forgotten.Count > 0;
        return WriteOutcome.Stored;
    }

    private static StoreRefusal ReasonOf(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => StoreRefusal.DiskFull,
        raw.SQLITE_CONSTRAINT => StoreRefusal.Conflict,
        _ => StoreRefusal.Broken,
    };

    private void Undo()
    {
        try
        {
            _statements?.Rollback();
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    private void Use(SqliteConnection connection)
    {
        _connection = connection;
        _statements = new(connection);
        _places = new(connection);
    }

    private void Close()
    {
        _statements?.Dispose();
        _places?.Dispose();
        _connection?.Dispose();
        (_statements, _places, _connection) = (null, null, null);
    }
}
