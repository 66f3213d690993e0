using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Tables;
using Npgsql;
using static Fsm.Chat.Server.Keeping.Postgres.PostgresTables;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>Reads conversations on a connection of its own.</summary>
internal sealed class PostgresReader(NpgsqlDataSource source) : IDisposable
{
    private NpgsqlConnection? _connection;

    /// <summary>Answers one question.</summary>
    /// <exception cref="NpgsqlException">It could not be read.</exception>
    public StoreAnswer Answer(StoreQuery query)
    {
        _connection ??= source.OpenConnection();
        return query switch
        {
            StoreQuery.PageBefore page => new(query) { Messages = [.. Enumerable.Reverse(Page("place < $2 ORDER BY place DESC", page.Conversation, page.Before, page.Count))] },
            StoreQuery.PageAfter page => new(query) { Messages = Page("place > $2 ORDER BY place", page.Conversation, page.After, page.Count) },
            StoreQuery.Unread unread => new(query) { Counts = Count(unread) },
            StoreQuery.Search search => Find(search),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "A question that nobody answers."),
        };
    }

    public void Dispose() => _connection?.Dispose();

    private static int Most(int count) => Math.Clamp(count, 0, StoreQuery.MostMessages);

    private List<KeptMessage> Page(string places, long conversation, long place, int count)
    {
        using var command = Make(
            _connection!, $"SELECT {StartReader.MessageColumns} FROM message WHERE conversation = $1 AND {places} LIMIT $3", Of(conversation), Of(place), Of((long)Most(count)));
        return [.. Read(command, StartReader.Message)];
    }

    private List<long> Count(StoreQuery.Unread unread)
    {
        using var command = Make(
            _connection!,
            """
            SELECT (SELECT count(*) FROM message WHERE message.conversation = cursor.conversation AND place > cursor.after)
            FROM unnest($1, $2) WITH ORDINALITY AS cursor (conversation, after, number) ORDER BY number
            """,
            Of(unread.Cursors.Select(cursor => cursor.Conversation).ToArray()), Of(unread.Cursors.Select(cursor => cursor.After).ToArray()));
        return [.. Read(command, static row => row.Long(0))];
    }

    // The words are looked for here, as in every store: so the same is found wherever things are kept.
    private StoreAnswer Find(StoreQuery.Search search)
    {
        using var command = Make(
            _connection!,
            """
            SELECT m.id, m.conversation, m.place, m.sender, m.session, m.origin, m.at, m.kind, m.text
            FROM unnest($1, $2) AS part (conversation, after) JOIN message m ON m.conversation = part.conversation AND m.place > part.after
            WHERE m.id < $3 ORDER BY m.id DESC LIMIT $4
            """,
            Of(search.In.Select(part => part.Conversation).ToArray()), Of(search.In.Select(part => part.After).ToArray()), Of(search.Before),
            Of((long)StoreQuery.MostLookedThrough + 1));
        var found = new List<KeptMessage>();
        var (looked, lowest) = (0, 0L);
        foreach (var message in Read(command, StartReader.Message))
        {
            if (looked == StoreQuery.MostLookedThrough || found.Count == Most(search.Count))
                return new(search) { Messages = found, SearchedDownTo = lowest };
            (looked, lowest) = (looked + 1, message.Id);
            if (message.Kind == MessageKind.Text && WordSearch.IsIn(message.Text, search.Words))
                found.Add(message);
        }

        return new(search) { Messages = found };
    }
}
