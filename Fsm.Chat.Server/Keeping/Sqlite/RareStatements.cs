namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>The statements for everything but messages: prepared when the first batch comes that needs one.</summary>
/// <param name="prepare">Prepares one that lives as long as the connection.</param>
internal sealed class RareStatements(Func<string, Statement> prepare)
{
    private readonly Statement _account = prepare("""
        INSERT INTO account (id, name, folded, state, created, last_seen) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, state = excluded.state, created = excluded.created, last_seen = excluded.last_seen
        """);

    private readonly Statement _proof = prepare("""
        INSERT INTO proof (account, kind, value, label, created, last_used) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, kind, value) DO UPDATE SET label = excluded.label, created = excluded.created, last_used = excluded.last_used
        """);

    private readonly Statement _removeProof = prepare("DELETE FROM proof WHERE account = ? AND kind = ? AND value = ?");

    private readonly Statement _session = prepare("""
        INSERT INTO session (id, token, account, handled, created, last_seen) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET token = excluded.token, account = excluded.account, handled = excluded.handled, created = excluded.created, last_seen = excluded.last_seen
        """);

    private readonly Statement _removeSession = prepare("DELETE FROM session WHERE id = ?");

    private readonly Statement _conversation = prepare("""
        INSERT INTO conversation (id, kind, low, high, name, folded, creator, created, last_place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, low = excluded.low, high = excluded.high, name = excluded.name, folded = excluded.folded,
            creator = excluded.creator, created = excluded.created, last_place = excluded.last_place
        """);

    private readonly Statement _member = prepare("""
        INSERT INTO member (account, conversation, role, since, until, delivered, seen, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, conversation) DO UPDATE SET role = excluded.role, since = excluded.since, until = excluded.until, delivered = excluded.delivered,
            seen = excluded.seen, told = excluded.told
        """);

    private readonly Statement _exception = prepare("""
        INSERT INTO exception (message, account, reason, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (message, account) DO UPDATE SET reason = excluded.reason, at = excluded.at
        """);

    private readonly Statement _forgetTexts = prepare("UPDATE message SET text = x'', kind = 2 WHERE sender = ?");

    private readonly Statement _forgetProofs = prepare("DELETE FROM proof WHERE account = ?");

    private readonly Statement _forgetSessions = prepare("DELETE FROM session WHERE account = ?");

    /// <summary>Writes what is no message. Removals come first, so that a batch can give to one what it takes from another.</summary>
    public void Insert(StoreBatch batch)
    {
        foreach (var proof in batch.RemovedProofs)
            _removeProof.Bind(proof.Account).Bind((long)proof.Kind).Bind(proof.Value.Span).Run();
        foreach (var session in batch.RemovedSessions)
            _removeSession.Bind(session).Run();
        foreach (var account in batch.Forgotten)
            Forget(account);
        foreach (var account in batch.Accounts)
            _account.Bind(account.Id).Bind(account.Name).Bind(account.Folded).Bind((long)account.State).Bind(account.Created).Bind(account.LastSeen).Run();
        foreach (var proof in batch.Proofs)
            _proof.Bind(proof.Account).Bind((long)proof.Kind).Bind(proof.Value.Span).Bind(proof.Label).Bind(proof.Created).Bind(proof.LastUsed).Run();
        foreach (var session in batch.Sessions)
            _session.Bind(session.Id).Bind(session.TokenHash.Span).Bind(session.Account).Bind(session.Handled).Bind(session.Created).Bind(session.LastSeen).Run();
        foreach (var conversation in batch.Conversations)
        {
            _conversation.Bind(conversation.Id).Bind((long)conversation.Kind).Bind(conversation.Low).Bind(conversation.High).Bind(conversation.Name)
                .Bind(conversation.Folded).Bind(conversation.Creator).Bind(conversation.Created).Bind(conversation.LastPlace).Run();
        }

        foreach (var member in batch.Members)
        {
            _member.Bind(member.Account).Bind(member.Conversation).Bind((long)member.Role).Bind(member.Since).Bind(member.Until).Bind(member.Delivered)
                .Bind(member.Seen).Bind(member.Told).Run();
        }

        foreach (var exception in batch.Exceptions)
            _exception.Bind(exception.Message).Bind(exception.Account).Bind(exception.Reason).Bind(exception.At).Run();
    }

    private void Forget(long account)
    {
        _forgetTexts.Bind(account).Run();
        _forgetProofs.Bind(account).Run();
        _forgetSessions.Bind(account).Run();
    }
}
