using System.Security.Cryptography;

namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>All that is in a store, as batches that another one can write, and as a hash that is the same for equal contents, whatever they are kept in.</summary>
internal static class StoreContents
{
    /// <summary>Everything, in an order that depends on nothing but the contents.</summary>
    public static IEnumerable<StoreBatch> Read(IFactTables tables)
    {
        var batch = new StoreBatch { CursorsTo = tables.Number("SELECT value FROM meta WHERE name = 'cursors_to'") };
        foreach (var add in Adding(tables))
        {
            add(batch);
            if (!batch.IsFull)
                continue;
            yield return batch;
            batch = new();
        }

        yield return batch;
    }

    /// <summary>The hash of everything.</summary>
    public static string HashOf(IFactTables tables)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new BinaryWriter(stream))
        {
            foreach (var batch in Read(tables))
                Write(writer, batch);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    // One after the other as they are asked for: there may be millions of messages.
    private static IEnumerable<Action<StoreBatch>> Adding(IFactTables tables) =>
        Each(StartReader.Accounts(tables), (batch, account) => batch.Add(account))
            .Concat(Each(StartReader.Proofs(tables), (batch, proof) => batch.Add(proof)))
            .Concat(Each(StartReader.Sessions(tables), (batch, session) => batch.Add(session)))
            .Concat(Each(StartReader.Conversations(tables), (batch, conversation) => batch.Add(conversation)))
            .Concat(Each(StartReader.Members(tables), (batch, member) => batch.Add(member)))
            .Concat(Each(StartReader.Exceptions(tables), (batch, exception) => batch.Add(exception)))
            .Concat(Each(StartReader.Messages(tables), (batch, message) => batch.Add(message)));

    private static IEnumerable<Action<StoreBatch>> Each<TFact>(IEnumerable<TFact> facts, Action<StoreBatch, TFact> add) =>
        facts.Select<TFact, Action<StoreBatch>>(fact => batch => add(batch, fact));

    private static void Write(BinaryWriter to, StoreBatch batch)
    {
        to.Write(batch.CursorsTo);
        foreach (var account in batch.Accounts)
            Write(to, [account.Id, (long)account.State, account.Created, account.LastSeen], account.Name, account.Folded);
        foreach (var proof in batch.Proofs)
            Write(to, [proof.Account, (long)proof.Kind, proof.Created, proof.LastUsed], proof.Label, Convert.ToHexString(proof.Value.Span));
        foreach (var session in batch.Sessions)
            Write(to, [session.Id, session.Account, session.Handled, session.Created, session.LastSeen], Convert.ToHexString(session.TokenHash.Span));
        foreach (var one in batch.Conversations)
            Write(to, [one.Id, (long)one.Kind, one.Low, one.High, one.Creator, one.Created, one.LastPlace], one.Name, one.Folded);
        foreach (var member in batch.Members)
            Write(to, [member.Account, member.Conversation, (long)member.Role, member.Since, member.Until, member.Delivered, member.Seen, member.Told]);
        foreach (var exception in batch.Exceptions)
            Write(to, [exception.Message, exception.Account, exception.Reason, exception.At]);
        foreach (var message in batch.Messages)
        {
            Write(to, [message.Id, message.Conversation, message.Place, message.Sender, message.Session, message.Origin, message.At, (long)message.Kind, message.Text.Length]);
            to.Write(message.Text.Span);
        }
    }

    private static void Write(BinaryWriter to, ReadOnlySpan<long> numbers, params ReadOnlySpan<string> texts)
    {
        foreach (var number in numbers)
            to.Write(number);
        foreach (var text in texts)
            to.Write(text);
    }
}
