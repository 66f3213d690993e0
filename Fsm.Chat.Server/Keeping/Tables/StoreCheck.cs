using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>Looks whether what is in a store fits together: the database itself says nothing about that, so that writing costs less.</summary>
internal static class StoreCheck
{
    /// <summary>What is wrong, a line each; empty when all is well.</summary>
    public static IEnumerable<string> Find(IFactTables tables)
    {
        (Func<string> Words, string Question)[] questions =
        [
            (() => ServerTexts.StoreCheckConversations, "SELECT count(*) FROM message WHERE conversation NOT IN (SELECT id FROM conversation)"),
            (() => ServerTexts.StoreCheckTwice, "SELECT count(*) FROM (SELECT 1 FROM message GROUP BY conversation, place HAVING count(*) > 1) AS twice"),
            (() => ServerTexts.StoreCheckOwners, """
                SELECT (SELECT count(*) FROM member WHERE account NOT IN (SELECT id FROM account) OR conversation NOT IN (SELECT id FROM conversation))
                    + (SELECT count(*) FROM proof WHERE account NOT IN (SELECT id FROM account))
                    + (SELECT count(*) FROM session WHERE account NOT IN (SELECT id FROM account))
                """),
        ];
        return from question in questions
               let count = tables.Number(question.Question)
               where count > 0
               select question.Words().With(count);
    }

    /// <summary>How much there is, for people.</summary>
    public static string Sum(IFactTables tables) => ServerTexts.StoreHolds.With(
        tables.Number("SELECT count(*) FROM account"), tables.Number("SELECT count(*) FROM conversation"), tables.Number("SELECT count(*) FROM message"));
}
