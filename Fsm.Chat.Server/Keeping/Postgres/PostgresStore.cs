using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Npgsql;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>A store in a PostgreSQL database: for who has one, with its copies and its tools. One server uses it at a time.</summary>
internal sealed class PostgresStore : QueuedStore
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresWriter _writer;
    private readonly Retention _retention;
    private PostgresReader? _reader;

    private PostgresStore(NpgsqlDataSource source, PostgresWriter writer, StartFacts start, Retention retention)
        : base(start) => (_source, _writer, _retention) = (source, writer, retention);

    /// <summary>Opens it; what is missing in the database is made.</summary>
    /// <exception cref="StoreUnusableException">It cannot be opened; the message says why.</exception>
    public static PostgresStore Open(PostgresAddress address, Durability durability, Retention? retention = null)
    {
        var source = address.Connect(durability);
        PostgresWriter? writer = null;
        try
        {
            writer = PostgresWriter.Open(source, address.ToString());
            return new(source, writer, StartReader.Read(writer.Tables), retention ?? new(keep: null, TimeProvider.System));
        }
        catch (Exception error)
        {
            writer?.Dispose();
            source.Dispose();
            if (error is NpgsqlException)
                throw Unusable(address, error);
            throw;
        }
    }

    /// <summary>What it means for the operator that a database could not be opened.</summary>
    public static StoreUnusableException Unusable(PostgresAddress address, Exception error) =>
        new(ServerTexts.StoreCannotBeOpened.With(address, string.Join(' ', error.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))), error);

    private protected override TimeSpan? Leisure => _retention.IsDue ? Idle : _retention.UntilDue;

    private protected override WriteOutcome TryWrite(StoreBatch batch, bool isRepeat, out StoreRefusal reason) => _writer.Write(batch, isRepeat, out reason);

    private protected override StoreAnswer Answer(StoreQuery query)
    {
        try
        {
            return (_reader ??= new(_source)).Answer(query);
        }
        catch (NpgsqlException error)
        {
            CloseReading();
            return new(query, error.Message);
        }
    }

    private protected override void FollowUp()
    {
        if (_retention.IsOverdue)
            _retention.Advance(_writer.ForgetOld);
    }

    private protected override void UseLeisure() => _retention.Advance(_writer.ForgetOld);

    private protected override void CloseReading()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private protected override void CloseWriting()
    {
        _writer.Dispose();
        _source.Dispose();
    }
}
