using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Tables;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// Looks for words in some conversations at once, from the newest message on. First among the newest messages, which have no place in the index yet, and then in each
/// conversation by its places, always in that whose next message is the newest. It reads texts only, and no more of them than may be looked through for one answer.
/// </summary>
internal sealed class WordFinder : IDisposable
{
    private const int Piece = 16;

    private readonly Statement _tail;
    private readonly Statement _newest;
    private readonly Statement _page;

    public WordFinder(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        _tail = new(connection, $"SELECT {StartReader.MessageColumns} FROM message WHERE id > (SELECT value FROM meta WHERE name = 'placed_to') AND id < ? ORDER BY id DESC");
        _newest = new(connection, "SELECT place, message FROM place WHERE conversation = ? AND message < ? ORDER BY place DESC LIMIT 1");
        _page = new(connection, $"""
            SELECT m.id, m.conversation, m.place, m.sender, m.session, m.origin, m.at, m.kind, m.text FROM place p CROSS JOIN message m ON m.id = p.message
            WHERE p.conversation = ? AND p.place <= ? ORDER BY p.place DESC LIMIT {Piece}
            """);
    }

    /// <summary>Answers one search.</summary>
    public StoreAnswer Find(StoreQuery.Search search)
    {
        var found = new List<KeptMessage>();
        var (looked, most, lowest) = (0, Math.Clamp(search.Count, 0, StoreQuery.MostMessages), 0L);
        foreach (var message in Backwards(search))
        {
            if (looked == StoreQuery.MostLookedThrough || found.Count == most)
                return new(search) { Messages = found, SearchedDownTo = lowest };
            (looked, lowest) = (looked + 1, message.Id);
            if (message.Kind == MessageKind.Text && WordSearch.IsIn(message.Text, search.Words))
                found.Add(message);
        }

        return new(search) { Messages = found };
    }

    public void Dispose()
    {
        _tail.Dispose();
        _newest.Dispose();
        _page.Dispose();
    }

    private IEnumerable<KeptMessage> Backwards(StoreQuery.Search search)
    {
        var after = search.In.ToDictionary(part => part.Conversation, part => part.After);
        foreach (var message in _tail.Bind(search.Before).Rows(StartReader.Message))
        {
            if (after.TryGetValue(message.Conversation, out var place) && message.Place > place)
                yield return message;
        }

        var next = new PriorityQueue<(long Conversation, long Place), long>();
        foreach (var (conversation, _) in search.In)
        {
            foreach (var (place, id) in _newest.Bind(conversation).Bind(search.Before).Rows(row => (row.Long(0), row.Long(1))))
                next.Enqueue((conversation, place), -id);
        }

        var read = new Dictionary<long, Queue<KeptMessage>>();
        while (next.TryDequeue(out var newest, out _))
        {
            var page = PageOf(read, newest.Conversation, newest.Place);
            var message = page.Dequeue();
            if (message.Place <= after[message.Conversation])
                continue; // what is older in it may not be read either
            yield return message;
            if (page.Count == 0)
                page = PageOf(read, message.Conversation, message.Place - 1);
            if (page.TryPeek(out var older))
                next.Enqueue((older.Conversation, older.Place), -older.Id);
        }
    }

    private Queue<KeptMessage> PageOf(Dictionary<long, Queue<KeptMessage>> read, long conversation, long place)
    {
        if (!read.TryGetValue(conversation, out var page) || page.Count == 0)
            read[conversation] = page = new(_page.Bind(conversation).Bind(place).Rows(StartReader.Message));
        return page;
    }
}
