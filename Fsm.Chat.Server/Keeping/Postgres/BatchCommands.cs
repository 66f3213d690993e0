using Fsm.Chat.Server.Keeping.Facts;
using Npgsql;
using static Fsm.Chat.Server.Keeping.Postgres.PostgresTables;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>
/// A batch as commands that go to the database together and are one transaction there. Each table gets its rows as one array for each column: the cost of a statement is
/// that of many rows. Everything but a message takes the place of what has its key. Removals come first, so that a batch can give to one what it takes from another.
/// </summary>
internal static class BatchCommands
{
    /// <summary>Makes the commands.</summary>
    /// <param name="connection">Where they are to go.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="isRepeat">Whether its messages may be there already.</param>
    public static NpgsqlBatch Make(NpgsqlConnection connection, StoreBatch batch, bool isRepeat)
    {
        var commands = new NpgsqlBatch(connection);
        if (batch.Messages.Count < batch.Count)
            AddRare(commands, batch);
        if (batch.Messages.Count > 0)
            Add(commands, batch.Messages, isRepeat);
        if (batch.CursorsTo > 0)
            Add(commands, "UPDATE meta SET value = $1 WHERE name = 'cursors_to'", Of(batch.CursorsTo));
        return commands;
    }

    private static void Add(NpgsqlBatch to, IReadOnlyList<KeptMessage> messages, bool isRepeat) => Add(
        to,
        "INSERT INTO message SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)" + (isRepeat ? " ON CONFLICT (id) DO NOTHING" : ""),
        Each(messages, message => message.Id), Each(messages, message => message.Conversation), Each(messages, message => message.Place), Each(messages, message => message.Sender),
        Each(messages, message => message.Session), Each(messages, message => message.Origin), Each(messages, message => message.At), Each(messages, message => (long)message.Kind),
        Each(messages, message => message.Text.ToArray()));

    private static void AddRare(NpgsqlBatch to, StoreBatch batch)
    {
        var removed = batch.RemovedProofs;
        Add(
            to, removed.Count, "DELETE FROM proof USING unnest($1, $2, $3) AS gone (account, kind, value) WHERE (proof.account, proof.kind, proof.value) = (gone.account, gone.kind, gone.value)",
            Each(removed, proof => proof.Account), Each(removed, proof => (long)proof.Kind), Each(removed, proof => proof.Value.ToArray()));
        Add(to, batch.RemovedSessions.Count, "DELETE FROM session WHERE id = ANY ($1)", Each(batch.RemovedSessions, id => id));
        foreach (var statement in (string[])["UPDATE message SET text = '', kind = 2 WHERE sender = ANY ($1)", "DELETE FROM proof WHERE account = ANY ($1)", "DELETE FROM session WHERE account = ANY ($1)"])
            Add(to, batch.Forgotten.Count, statement, Each(batch.Forgotten, id => id));

        var accounts = Last(batch.Accounts, account => account.Id);
        Add(
            to, accounts.Count, """
            INSERT INTO account SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, state = excluded.state, created = excluded.created, last_seen = excluded.last_seen
            """,
            Each(accounts, account => account.Id), Each(accounts, account => account.Name), Each(accounts, account => account.Folded), Each(accounts, account => (long)account.State),
            Each(accounts, account => account.Created), Each(accounts, account => account.LastSeen));
        var proofs = Last(batch.Proofs, proof => (proof.Account, proof.Kind, Convert.ToHexString(proof.Value.Span)));
        Add(
            to, proofs.Count, """
            INSERT INTO proof SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT (account, kind, value) DO UPDATE SET label = excluded.label, created = excluded.created, last_used = excluded.last_used
            """,
            Each(proofs, proof => proof.Account), Each(proofs, proof => (long)proof.Kind), Each(proofs, proof => proof.Value.ToArray()), Each(proofs, proof => proof.Label),
            Each(proofs, proof => proof.Created), Each(proofs, proof => proof.LastUsed));
        var sessions = Last(batch.Sessions, session => session.Id);
        Add(
            to, sessions.Count, """
            INSERT INTO session SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET token = excluded.token, account = excluded.account, handled = excluded.handled, created = excluded.created, last_seen = excluded.last_seen
            """,
            Each(sessions, session => session.Id), Each(sessions, session => session.TokenHash.ToArray()), Each(sessions, session => session.Account), Each(sessions, session => session.Handled),
            Each(sessions, session => session.Created), Each(sessions, session => session.LastSeen));
        var conversations = Last(batch.Conversations, conversation => conversation.Id);
        Add(
            to, conversations.Count, """
            INSERT INTO conversation SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, low = excluded.low, high = excluded.high, name = excluded.name, folded = excluded.folded,
                creator = excluded.creator, created = excluded.created, last_place = excluded.last_place
            """,
            Each(conversations, one => one.Id), Each(conversations, one => (long)one.Kind), Each(conversations, one => one.Low), Each(conversations, one => one.High),
            Each(conversations, one => one.Name), Each(conversations, one => one.Folded), Each(conversations, one => one.Creator), Each(conversations, one => one.Created),
            Each(conversations, one => one.LastPlace));
        var members = Last(batch.Members, member => (member.Account, member.Conversation));
        Add(
            to, members.Count, """
            INSERT INTO member SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (account, conversation) DO UPDATE SET role = excluded.role, since = excluded.since, until = excluded.until, delivered = excluded.delivered,
                seen = excluded.seen, told = excluded.told
            """,
            Each(members, member => member.Account), Each(members, member => member.Conversation), Each(members, member => (long)member.Role), Each(members, member => member.Since),
            Each(members, member => member.Until), Each(members, member => member.Delivered), Each(members, member => member.Seen), Each(members, member => member.Told));
        var exceptions = Last(batch.Exceptions, exception => (exception.Message, exception.Account));
        Add(
            to, exceptions.Count, """
            INSERT INTO exception SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT (message, account) DO UPDATE SET reason = excluded.reason, at = excluded.at
            """,
            Each(exceptions, exception => exception.Message), Each(exceptions, exception => exception.Account), Each(exceptions, exception => (long)exception.Reason),
            Each(exceptions, exception => exception.At));
    }

    // One statement may not touch a row twice: what comes last counts.
    private static IReadOnlyList<TFact> Last<TFact, TKey>(IReadOnlyList<TFact> facts, Func<TFact, TKey> key)
        where TKey : notnull
    {
        if (facts.Count < 2)
            return facts;
        var last = new OrderedDictionary<TKey, TFact>();
        foreach (var fact in facts)
            last[key(fact)] = fact;
        return [.. last.Values];
    }

    private static NpgsqlParameter Each<TFact, TValue>(IReadOnlyList<TFact> facts, Func<TFact, TValue> value)
    {
        var column = new TValue[facts.Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(facts[i]);
        return Of(column);
    }

    private static void Add(NpgsqlBatch to, int rows, string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        if (rows > 0)
            Add(to, statement, parameters);
    }

    public static void Add(NpgsqlBatch to, string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        to.BatchCommands.Add(command);
    }
}
