using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>Reads what a server has to know at its start, and what the rows of the small tables are.</summary>
internal static class StartReader
{
    public static StartFacts Read(IFactTables tables)
    {
        const string Tail = "SELECT conversation, session, max(place), max(origin) FROM message WHERE id > (SELECT value FROM meta WHERE name = 'cursors_to') GROUP BY conversation, session";
        // Cursors are written now and then only; the messages that came since then know better.
        var places = new Dictionary<long, long>();
        var handled = new Dictionary<long, long>();
        foreach (var (conversation, session, place, origin) in tables.Read(Tail, static row => (row.Long(0), row.Long(1), row.Long(2), row.Long(3))))
        {
            places[conversation] = Math.Max(place, places.GetValueOrDefault(conversation));
            handled[session] = Math.Max(origin, handled.GetValueOrDefault(session));
        }

        KeptSession[] sessions = [.. Sessions(tables)];
        return new()
        {
            Accounts = [.. Accounts(tables)],
            Proofs = [.. Proofs(tables)],
            Sessions = [.. sessions.Select(session => session with { Handled = Math.Max(session.Handled, handled.GetValueOrDefault(session.Id)) })],
            Conversations = [.. Conversations(tables)
                .Select(conversation => conversation with { LastPlace = Math.Max(conversation.LastPlace, places.GetValueOrDefault(conversation.Id)) })],
            Outrun = (places.Keys.ToHashSet(), handled.Keys.ToHashSet()),
            Members = [.. Members(tables)],
            LastSession = sessions.Select(session => session.Id).Concat(handled.Keys).DefaultIfEmpty().Max(),
            LastMessage = tables.Number("SELECT max(id) FROM message"),
        };
    }

    public static IEnumerable<KeptAccount> Accounts(IFactTables tables) => tables.Read(
        "SELECT id, name, folded, state, created, last_seen FROM account ORDER BY id",
        static row => new KeptAccount(row.Long(0), row.Text(1), row.Text(2), (AccountStanding)row.Long(3), row.Long(4), row.Long(5)));

    public static IEnumerable<KeptProof> Proofs(IFactTables tables) => tables.Read(
        "SELECT account, kind, value, label, created, last_used FROM proof ORDER BY account, kind, value",
        static row => new KeptProof(row.Long(0), (ProofKind)row.Long(1), row.Blob(2), row.Text(3), row.Long(4), row.Long(5)));

    public static IEnumerable<KeptSession> Sessions(IFactTables tables) => tables.Read(
        "SELECT id, token, account, handled, created, last_seen FROM session ORDER BY id",
        static row => new KeptSession(row.Long(0), row.Blob(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5)));

    public static IEnumerable<KeptConversation> Conversations(IFactTables tables) => tables.Read(
        "SELECT id, kind, low, high, name, folded, creator, created, last_place FROM conversation ORDER BY id",
        static row => new KeptConversation(
            row.Long(0), (ConversationKind)row.Long(1), row.Long(2), row.Long(3), row.Text(4), row.Text(5), row.Long(6), row.Long(7), row.Long(8)));

    public static IEnumerable<KeptMember> Members(IFactTables tables) => tables.Read(
        "SELECT account, conversation, role, since, until, delivered, seen, told FROM member ORDER BY account, conversation",
        static row => new KeptMember(
            row.Long(0), row.Long(1), (MemberRole)row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Long(6), row.Long(7)));

    public static IEnumerable<KeptException> Exceptions(IFactTables tables) => tables.Read(
        "SELECT message, account, reason, at FROM exception ORDER BY message, account",
        static row => new KeptException(row.Long(0), row.Long(1), (int)row.Long(2), row.Long(3)));

    public static IEnumerable<KeptMessage> Messages(IFactTables tables) =>
        tables.Read($"SELECT {MessageColumns} FROM message ORDER BY id", Message);

    /// <summary>The columns of a message, in the order that <see cref="Message"/> reads them.</summary>
    public const string MessageColumns = "id, conversation, place, sender, session, origin, at, kind, text";

    public static KeptMessage Message(IRow row) => new(
        row.Long(0), row.Long(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Long(6), (MessageKind)row.Long(7), row.Blob(8));
}
