using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Npgsql;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>
/// Writes batches on one connection, which holds the lock on the database, and begins that anew after it is lost. What the database itself refuses is not stored, for
/// certain; when the connection goes, nobody knows. Each batch asks whether the epoch is still that of this server: one that others have taken over from writes nothing.
/// </summary>
internal sealed class PostgresWriter : IDisposable
{
    private const long Lock = 0x46736D43; // "FsmC"; locks belong to one database

    private readonly NpgsqlDataSource _source;
    private readonly long _epoch;
    private NpgsqlConnection? _connection;

    private PostgresWriter(NpgsqlDataSource source, NpgsqlConnection connection, long epoch) => (_source, _connection, _epoch) = (source, connection, epoch);

    /// <summary>Takes the database for this server, makes its tables, and begins an epoch.</summary>
    /// <param name="source">Makes connections.</param>
    /// <param name="name">The database, for messages.</param>
    /// <exception cref="StoreUnusableException">Another server has it, or it is not to be used.</exception>
    /// <exception cref="NpgsqlException">It cannot be reached, or written.</exception>
    public static PostgresWriter Open(NpgsqlDataSource source, string name)
    {
        var connection = source.OpenConnection();
        try
        {
            if (!TryLock(connection))
                throw new StoreUnusableException(ServerTexts.StoreInUse.With(name));
            using var transaction = connection.BeginTransaction();
            PostgresSchema.Migrate(connection, name);
            var epoch = new PostgresTables(connection).Number("UPDATE meta SET value = value + 1 WHERE name = 'epoch' RETURNING value");
            transaction.Commit();
            return new(source, connection, epoch);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads what is in it at the start.</summary>
    public PostgresTables Tables => new(_connection!);

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
            if (_connection is null && !TryReopen())
                return WriteOutcome.InDoubt;
            using var commands = BatchCommands.Make(_connection!, batch, isRepeat);
            commands.BatchCommands.Insert(0, DemandEpoch());
            commands.ExecuteNonQuery();
            return WriteOutcome.Stored;
        }
        catch (PostgresException error) when (error.InvariantSeverity == "ERROR" && _connection is { State: System.Data.ConnectionState.Open })
        {
            reason = ReasonOf(error.SqlState);
            return WriteOutcome.Refused;
        }
        catch (NpgsqlException)
        {
            Close();
            return WriteOutcome.InDoubt;
        }
    }

    /// <summary>Forgets what is old among the next messages. What fails here is tried again with the next look.</summary>
    /// <param name="from">The message before the next ones.</param>
    /// <param name="before">What came before this moment is old.</param>
    /// <returns>Up to which message; 0 when there is nothing old any more.</returns>
    public long ForgetOld(long from, long before)
    {
        try
        {
            var to = _connection is null ? 0 : Tables.Number(OldMessages.EndOfPiece(from, before));
            if (to == 0)
                return 0;
            using var commands = new NpgsqlBatch(_connection) { BatchCommands = { DemandEpoch() } };
            foreach (var statement in OldMessages.Forget(from, to, before, "''"))
                BatchCommands.Add(commands, statement);
            commands.ExecuteNonQuery();
            return to;
        }
        catch (NpgsqlException)
        {
            Close();
            return 0;
        }
    }

    /// <summary>Gives the lock back: by itself the database does so when it notices that the connection is gone, and the next server may be earlier.</summary>
    public void Dispose()
    {
        try
        {
            if (_connection is not null)
                PostgresTables.Run(_connection, $"SELECT pg_advisory_unlock({Lock})");
        }
        catch (NpgsqlException)
        {
            // It was lost, and the lock with it.
        }

        Close();
    }

    private NpgsqlBatchCommand DemandEpoch() => new("SELECT demand_epoch($1)") { Parameters = { PostgresTables.Of(_epoch) } };

    private static StoreRefusal ReasonOf(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => StoreRefusal.DiskFull,
        _ when state.StartsWith("23", StringComparison.Ordinal) => StoreRefusal.Conflict, // an integrity constraint
        _ => StoreRefusal.Broken,
    };

    private static bool TryLock(NpgsqlConnection connection) => new PostgresTables(connection).Number($"SELECT pg_try_advisory_lock({Lock})::int::bigint") == 1;

    // The lock of the connection that was lost is given back when the database notices that it is.
    private bool TryReopen()
    {
        var connection = _source.OpenConnection();
        if (!TryLock(connection))
        {
            connection.Dispose();
            return false;
        }

        _connection = connection;
        return true;
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
