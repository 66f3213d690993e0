using System.Globalization;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>
/// The statements that forget old messages. One that somebody has not got yet stays, however old it is. The last one of a conversation leaves its place behind, without
/// its text: how far a conversation has come is told by what is there.
/// </summary>
internal static class OldMessages
{
    // Somebody who has a right to it, and whose client has not taken it. Who is forgotten does not come for it.
    private static readonly string Awaited = string.Create(CultureInfo.InvariantCulture, $"""
        (c.kind = {(long)ConversationKind.Pair} AND EXISTS (SELECT 1 FROM account a WHERE a.id = c.low + c.high - m.sender AND a.state <> {(long)AccountStanding.Forgotten}
            AND NOT EXISTS (SELECT 1 FROM member k WHERE k.account = a.id AND k.conversation = m.conversation AND k.delivered >= m.place))
        OR c.kind <> {(long)ConversationKind.Pair} AND EXISTS (SELECT 1 FROM member k JOIN account a ON a.id = k.account
            WHERE k.conversation = m.conversation AND k.account <> m.sender AND k.role IN ({(long)MemberRole.Member}, {(long)MemberRole.Owner})
                AND a.state <> {(long)AccountStanding.Forgotten} AND k.since < m.place AND k.delivered < m.place))
        """);

    /// <summary>Up to which message the next piece goes; nothing when no old one is left. What the cursors do not know yet is not touched.</summary>
    public static string EndOfPiece(long from, long before) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT max(id) FROM (SELECT id, at FROM message
            WHERE id > {from} AND id <= (SELECT min(value) FROM meta WHERE name IN ('cursors_to', 'placed_to')) ORDER BY id LIMIT {Retention.Piece}) AS piece
        WHERE at < {before}
        """);

    /// <summary>Forgets what is old of a piece.</summary>
    /// <param name="from">The message before the piece.</param>
    /// <param name="to">The last one of the piece.</param>
    /// <param name="before">What came before this moment is old.</param>
    /// <param name="noText">How the database writes an empty text.</param>
    /// <param name="indexes">Tables that have a row for each message, too, by conversation and place.</param>
    public static IEnumerable<string> Forget(long from, long to, long before, string noText, params IEnumerable<string> indexes)
    {
        var old = string.Create(CultureInfo.InvariantCulture, $"""
            FROM message m JOIN conversation c ON c.id = m.conversation WHERE m.id > {from} AND m.id <= {to} AND m.at < {before} AND NOT {Awaited} AND
            """);
        const string Last = "(m.place >= c.last_place OR m.id = (SELECT max(id) FROM message))";
        yield return string.Create(CultureInfo.InvariantCulture, $"""
            UPDATE message SET text = {noText}, kind = {(long)MessageKind.Forgotten} WHERE kind <> {(long)MessageKind.Forgotten} AND id IN (SELECT m.id {old} {Last})
            """);
        yield return $"DELETE FROM exception WHERE message IN (SELECT m.id {old} NOT {Last})";
        foreach (var index in indexes)
            yield return $"DELETE FROM {index} WHERE (conversation, place) IN (SELECT m.conversation, m.place {old} NOT {Last})";
        yield return $"DELETE FROM message WHERE id IN (SELECT m.id {old} NOT {Last})";
    }
}
