using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// Finds the messages of a conversation. It follows the messages in steps: written at once it would touch a page for each conversation, and cost more than the
/// messages themselves. What it does not have yet is found by looking through the newest messages.
/// </summary>
internal sealed class PlaceIndex : IDisposable
{
    /// <summary>It is never farther behind than this.</summary>
    public const int Step = 4096;

    /// <summary>What it does at once when there is nothing else to do, so that whoever comes next waits little.</summary>
    public const int Piece = 512;

    private readonly Statement _last;
    private readonly Statement _insert;
    private readonly Statement _moved;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly SqliteConnection _connection;
    private long _placedTo;

    /// <exception cref="SqliteException">It cannot be read.</exception>
    public PlaceIndex(SqliteConnection connection)
    {
        _connection = connection;
        _last = new(connection, "SELECT max(id) FROM (SELECT id FROM message WHERE id > ? ORDER BY id LIMIT ?)");
        // A place that is there already comes from a step whose end was lost.
        _insert = new(connection, "INSERT INTO place SELECT conversation, place, id FROM message WHERE id > ? AND id <= ? ORDER BY conversation, place ON CONFLICT DO NOTHING");
        _moved = new(connection, "UPDATE meta SET value = ? WHERE name = 'placed_to'");
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        _placedTo = Schema.Number(connection, "SELECT value FROM meta WHERE name = 'placed_to'");
        using var count = new Statement(connection, "SELECT count(*) FROM message WHERE id > ?");
        Missing = (int)Math.Min(count.Bind(_placedTo).Scalar() ?? 0, int.MaxValue);
    }

    /// <summary>How many messages it does not have.</summary>
    public int Missing { get; private set; }

    /// <summary>Messages were stored.</summary>
    public void Note(int messages) => Missing += messages;

    /// <summary>Takes in the oldest messages that it does not have.</summary>
    /// <exception cref="SqliteException">It could not; nothing is lost by that, and it can be tried again.</exception>
    public void Advance(int most)
    {
        try
        {
            _begin.Run();
            var to = _last.Bind(_placedTo).Bind(most).Scalar() ?? 0;
            if (to > _placedTo)
            {
                _insert.Bind(_placedTo).Bind(to).Run();
                _moved.Bind(to).Run();
            }

            _commit.Run();
            (_placedTo, Missing) = (Math.Max(to, _placedTo), to > _placedTo ? Math.Max(0, Missing - most) : 0);
        }
        catch (SqliteException)
        {
            if (!Statement.IsOutsideTransaction(_connection))
                _rollback.Run();
            throw;
        }
    }

    /// <summary>What is in it and is not so, or is not in it and should be.</summary>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static long Wrong(SqliteConnection connection) => Schema.Number(connection, """
        SELECT (SELECT count(*) FROM place p LEFT JOIN message m ON m.id = p.message WHERE m.id IS NULL OR m.place <> p.place OR m.conversation <> p.conversation)
            + (SELECT count(*) FROM message m WHERE id <= (SELECT value FROM meta WHERE name = 'placed_to')
                AND NOT EXISTS (SELECT 1 FROM place WHERE conversation = m.conversation AND place = m.place AND message = m.id))
        """);

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_last, _insert, _moved, _begin, _commit, _rollback])
            statement.Dispose();
    }
}
