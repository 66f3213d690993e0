using Fsm.Chat.Server.Keeping.Tables;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// A prepared statement on the connection's own handle: no command, no parameter objects, no boxing. Values are bound from the first one on, in the order of the
/// statement. Belongs to the thread of its connection, and has to be disposed before it.
/// </summary>
internal sealed class Statement : IDisposable, IRow
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public Statement(SqliteConnection connection, string text)
    {
        _database = connection.Handle!;
        Demand(sqlite3_prepare_v2(_database, text, out _statement));
    }

    /// <summary>Whether no transaction is open.</summary>
    public static bool IsOutsideTransaction(SqliteConnection connection) => sqlite3_get_autocommit(connection.Handle!) != 0;

    public Statement Bind(long value)
    {
        Demand(sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public Statement Bind(string value)
    {
        Demand(sqlite3_bind_text(_statement, ++_bound, value));
        return this;
    }

    public Statement Bind(ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and would be bound as nothing at all.
        Demand(value.IsEmpty ? sqlite3_bind_zeroblob(_statement, ++_bound, 0) : sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Runs it to its end, for what it does.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first value of its first row; null when there is no row.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public long? Scalar()
    {
        try
        {
            return Step() ? Long(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Its rows, one after the other. Whoever stops before the last one has it reset all the same.</summary>
    public IEnumerable<TRow> Rows<TRow>(Func<Statement, TRow> read)
    {
        try
        {
            while (Step())
                yield return read(this);
        }
        finally
        {
            Reset();
        }
    }

    public long Long(int column) => sqlite3_column_int64(_statement, column);

    public string Text(int column) => sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] Blob(int column) => sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = sqlite3_step(_statement);
        if (result == SQLITE_ROW)
            return true;
        if (result != SQLITE_DONE)
            throw Failure(result);
        return false;
    }

    private void Reset()
    {
        _bound = 0;
        _ = sqlite3_reset(_statement); // says again what the step has said
    }

    private void Demand(int result)
    {
        if (result != SQLITE_OK)
            throw Failure(result);
    }

    private SqliteException Failure(int result) =>
        new(sqlite3_errmsg(_database).utf8_to_string(), result & 0xff, sqlite3_extended_errcode(_database));
}
