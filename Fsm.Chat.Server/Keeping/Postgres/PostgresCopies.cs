using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Npgsql;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>The store in a database, read as it is at one moment.</summary>
internal sealed class PostgresSource : IStoreSource
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    /// <exception cref="StoreUnusableException">There is none, or it cannot be read.</exception>
    public PostgresSource(PostgresAddress address)
    {
        _source = address.Connect(Durability.Power);
        try
        {
            _connection = _source.OpenConnection();
            _transaction = _connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            if (!PostgresSchema.IsThere(_connection))
                throw new StoreUnusableException(ServerTexts.StoreIsNowhere.With(address));
        }
        catch (Exception error)
        {
            _connection?.Dispose();
            _source.Dispose();
            if (error is NpgsqlException)
                throw PostgresStore.Unusable(address, error);
            throw;
        }

        Tables = new PostgresTables(_connection);
    }

    public IFactTables Tables { get; }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
        _source.Dispose();
    }
}

/// <summary>A new store in a database that has none. All of it is one transaction.</summary>
internal sealed class PostgresTarget : IStoreTarget
{
    private readonly PostgresAddress _address;
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    /// <exception cref="StoreUnusableException">There is one already, or it cannot be made.</exception>
    public PostgresTarget(PostgresAddress address)
    {
        (_address, _source) = (address, address.Connect(Durability.Power));
        try
        {
            _connection = _source.OpenConnection();
            _transaction = _connection.BeginTransaction();
            if (PostgresSchema.IsThere(_connection))
                throw new StoreUnusableException(ServerTexts.StoreIsThereAlready.With(address));
            PostgresSchema.Migrate(_connection, address.ToString());
        }
        catch (Exception error)
        {
            _connection?.Dispose();
            _source.Dispose();
            if (error is NpgsqlException)
                throw PostgresStore.Unusable(address, error);
            throw;
        }

        Tables = new PostgresTables(_connection);
    }

    public IFactTables Tables { get; }

    public void Write(StoreBatch batch)
    {
        try
        {
            using var commands = BatchCommands.Make(_connection, batch, isRepeat: false);
            if (commands.BatchCommands.Count > 0)
                commands.ExecuteNonQuery();
        }
        catch (NpgsqlException error)
        {
            throw new StoreUnusableException(ServerTexts.StoreCannotBeWritten.With(_address, error.Message), error);
        }
    }

    public void Finish() => _transaction.Commit();

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
        _source.Dispose();
    }
}
