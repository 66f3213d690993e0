using Fsm.Chat.Server.Keeping.Facts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>The statements of a batch, prepared once for a connection. Everything but a message takes the place of what has its key.</summary>
internal sealed class BatchStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<Statement> _prepared = [];
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Statement _message;
    private readonly Statement _messageIfNew;
    private readonly Statement _cursorsTo;
    private RareStatements? _rare;

    /// <exception cref="SqliteException">They cannot be prepared.</exception>
    public BatchStatements(SqliteConnection connection)
    {
        const string Message = "INTO message (id, conversation, place, sender, session, origin, at, kind, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _message = Prepare($"INSERT {Message}");
        _messageIfNew = Prepare($"INSERT {Message} ON CONFLICT (id) DO NOTHING");
        _cursorsTo = Prepare("UPDATE meta SET value = ? WHERE name = 'cursors_to'");
    }

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>Undoes what was begun; after some errors SQLite has done so by itself.</summary>
    public void Rollback()
    {
        if (!Statement.IsOutsideTransaction(_connection))
            _rollback.Run();
    }

    /// <summary>Writes all facts of a batch, within the transaction that is open.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="isRepeat">Whether its messages may be there already.</param>
    public void Insert(StoreBatch batch, bool isRepeat)
    {
        if (batch.Messages.Count < batch.Count)
            (_rare ??= new(Prepare)).Insert(batch);
        var statement = isRepeat ? _messageIfNew : _message;
        foreach (var message in batch.Messages)
            Insert(statement, message);
        if (batch.CursorsTo > 0)
            _cursorsTo.Bind(batch.CursorsTo).Run();
    }

    public void Dispose()
    {
        foreach (var statement in _prepared)
            statement.Dispose();
    }

    private static void Insert(Statement statement, in KeptMessage message) => statement
        .Bind(message.Id).Bind(message.Conversation).Bind(message.Place).Bind(message.Sender).Bind(message.Session).Bind(message.Origin).Bind(message.At)
        .Bind((long)message.Kind).Bind(message.Text.Span).Run();

    private Statement Prepare(string text)
    {
        var statement = new Statement(_connection, text);
        _prepared.Add(statement);
        return statement;
    }
}
