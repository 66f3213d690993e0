using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>Looks whether what is in a store fits together: the database itself says nothing about that, so that writing costs less.</summary>
internal static class StoreCheck
{
    /// <summary>What is wrong, a line each; empty when all is well.</summary>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static IEnumerable<string> Find(SqliteConnection connection)
    {
        (Func<string> Words, string Statement)[] questions =
        [
            (() => ServerTexts.StoreCheckConversations, "SELECT count(*) FROM message WHERE conversation NOT IN (SELECT id FROM conversation)"),
            (() => ServerTexts.StoreCheckPlaces, """
                SELECT (SELECT count(*) FROM place p LEFT JOIN message m ON m.id = p.message WHERE m.id IS NULL OR m.place <> p.place OR m.conversation <> p.conversation)
                    + (SELECT count(*) FROM message m WHERE id <= (SELECT value FROM meta WHERE name = 'placed_to')
                        AND NOT EXISTS (SELECT 1 FROM place WHERE conversation = m.conversation AND place = m.place AND message = m.id))
                """),
            (() => ServerTexts.StoreCheckTwice, "SELECT count(*) FROM (SELECT 1 FROM message GROUP BY conversation, place HAVING count(*) > 1)"),
            (() => ServerTexts.StoreCheckOwners, """
                SELECT (SELECT count(*) FROM member WHERE account NOT IN (SELECT id FROM account) OR conversation NOT IN (SELECT id FROM conversation))
                    + (SELECT count(*) FROM proof WHERE account NOT IN (SELECT id FROM account))
                    + (SELECT count(*) FROM session WHERE account NOT IN (SELECT id FROM account))
                """),
        ];
        return from question in questions
               let count = Schema.Number(connection, question.Statement)
               where count > 0
               select question.Words().With(count);
    }

    /// <summary>How much there is, for people.</summary>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static string Sum(SqliteConnection connection) => ServerTexts.StoreHolds.With(
        Schema.Number(connection, "SELECT count(*) FROM account"), Schema.Number(connection, "SELECT count(*) FROM conversation"),
        Schema.Number(connection, "SELECT count(*) FROM message"));
}
