using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Tables;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// Reads conversations on a connection of its own: from the place index, and from the newest messages, which are not in it yet. Each question sees one moment.
/// </summary>
internal sealed class ConversationReader : IDisposable
{
    private const string Tail = $"""
        SELECT {StartReader.MessageColumns} FROM message
        WHERE id > (SELECT value FROM meta WHERE name = 'placed_to') AND conversation = ? AND place
        """;

    private const string Placed = """
        SELECT m.id, m.conversation, m.place, m.sender, m.session, m.origin, m.at, m.kind, m.text FROM place p CROSS JOIN message m ON m.id = p.message
        WHERE p.conversation = ? AND p.place
        """;

    private readonly SqliteConnection _connection;
    private readonly List<Statement> _prepared = [];
    private readonly Statement _begin;
    private readonly Statement _end;
    private readonly Statement _tailBefore;
    private readonly Statement _tailAfter;
    private readonly Statement _placedBefore;
    private readonly Statement _placedAfter;
    private readonly Statement _unread;
    private readonly WordFinder _words;

    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ConversationReader(string path)
    {
        _connection = StoreFile.OpenToRead(path);
        _begin = Prepare("BEGIN");
        _end = Prepare("COMMIT");
        _tailBefore = Prepare($"{Tail} < ? ORDER BY id DESC");
        _tailAfter = Prepare($"{Tail} > ? ORDER BY id");
        _placedBefore = Prepare($"{Placed} < ? ORDER BY p.place DESC");
        _placedAfter = Prepare($"{Placed} > ? ORDER BY p.place");
        _unread = Prepare("""
            SELECT (SELECT count(*) FROM place WHERE conversation = ?1 AND place > ?2)
                + (SELECT count(*) FROM message WHERE id > (SELECT value FROM meta WHERE name = 'placed_to') AND conversation = ?1 AND place > ?2)
            """);
        _words = new(_connection);
    }

    /// <summary>Answers one question.</summary>
    /// <exception cref="SqliteException">It could not be read.</exception>
    public StoreAnswer Answer(StoreQuery query)
    {
        _begin.Run();
        try
        {
            return query switch
            {
                StoreQuery.PageBefore page => new(query) { Messages = Backwards(page.Conversation, page.Before).Take(Most(page.Count)).Reverse().ToList() },
                StoreQuery.PageAfter page => new(query) { Messages = Forwards(page.Conversation, page.After).Take(Most(page.Count)).ToList() },
                StoreQuery.Unread unread => new(query) { Counts = [.. unread.Cursors.Select(cursor => _unread.Bind(cursor.Conversation).Bind(cursor.After).Scalar() ?? 0)] },
                StoreQuery.Search search => _words.Find(search),
                _ => throw new ArgumentOutOfRangeException(nameof(query), query, "A question that nobody answers."),
            };
        }
        finally
        {
            _end.Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared)
            statement.Dispose();
        _words.Dispose();
        _connection.Dispose();
    }

    private static int Most(int count) => Math.Clamp(count, 0, StoreQuery.MostMessages);

    private IEnumerable<KeptMessage> Backwards(long conversation, long before) =>
        From(_tailBefore, conversation, before).Concat(From(_placedBefore, conversation, before));

    private IEnumerable<KeptMessage> Forwards(long conversation, long after) =>
        From(_placedAfter, conversation, after).Concat(From(_tailAfter, conversation, after));

    // Bound when it is begun: whoever has enough never comes to the second half.
    private static IEnumerable<KeptMessage> From(Statement statement, long conversation, long place)
    {
        foreach (var message in statement.Bind(conversation).Bind(place).Rows(StartReader.Message))
            yield return message;
    }

    private Statement Prepare(string text)
    {
        var statement = new Statement(_connection, text);
        _prepared.Add(statement);
        return statement;
    }
}
