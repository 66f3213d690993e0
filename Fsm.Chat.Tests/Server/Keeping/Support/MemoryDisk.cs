using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>What the store of a simulated server has on its disk: it outlives the server.</summary>
internal sealed class MemoryDisk
{
    private const int MostUnsynced = 20;
    private readonly SortedDictionary<long, KeptAccount> _accounts = [];
    private readonly Dictionary<(long, ProofKind, string), KeptProof> _proofs = [];
    private readonly SortedDictionary<long, KeptSession> _sessions = [];
    private readonly SortedDictionary<long, KeptConversation> _conversations = [];
    private readonly SortedDictionary<(long, long), KeptMember> _members = [];
    private readonly SortedDictionary<long, KeptMessage> _messages = [];
    private readonly SortedDictionary<(long, long), KeptException> _exceptions = [];
    private long _cursorsTo;
    private readonly Queue<StoreBatch> _last = [];

    public IEnumerable<KeptAccount> Accounts => _accounts.Values;

    public IEnumerable<KeptMessage> Messages => _messages.Values;

    public IEnumerable<KeptMessage> Of(long conversation) => _messages.Values.Where(message => message.Conversation == conversation).OrderBy(message => message.Place);

    /// <summary>Whether a batch may be written as something new.</summary>
    public bool Permits(StoreBatch batch, bool isRepeat)
    {
        var accounts = _accounts.Values.Where(known => batch.Accounts.All(other => other.Id != known.Id)).Concat(batch.Accounts).Select(account => account.Folded).ToList();
        var isNameFree = accounts.Distinct().Count() == accounts.Count;
        return isNameFree && (isRepeat || batch.Messages.All(message => !_messages.ContainsKey(message.Id)));
    }

    /// <summary>The messages of the last writes are not there, in runs that have to find that.</summary>
    public void LoseLastWrites()
    {
        foreach (var message in _last.SelectMany(batch => batch.Messages))
            _messages.Remove(message.Id);
        _last.Clear();
    }

    /// <summary>What came before a message is too old.</summary>
    public void ForgetBefore(long message)
    {
        foreach (var old in _messages.Keys.TakeWhile(id => id < message).ToList())
            _messages.Remove(old);
    }

    public void Write(StoreBatch batch)
    {
        _last.Enqueue(batch);
        if (_last.Count > MostUnsynced)
            _last.Dequeue();
        foreach (var proof in batch.RemovedProofs)
            _proofs.Remove(KeyOf(proof));
        foreach (var session in batch.RemovedSessions)
            _sessions.Remove(session);
        foreach (var account in batch.Forgotten)
            Forget(account);
        foreach (var account in batch.Accounts)
            _accounts[account.Id] = account;
        foreach (var proof in batch.Proofs)
            _proofs[KeyOf(proof)] = proof;
        foreach (var session in batch.Sessions)
            _sessions[session.Id] = session;
        foreach (var conversation in batch.Conversations)
            _conversations[conversation.Id] = conversation;
        foreach (var member in batch.Members)
            _members[(member.Account, member.Conversation)] = member;
        foreach (var exception in batch.Exceptions)
            _exceptions[(exception.Message, exception.Account)] = exception;
        foreach (var message in batch.Messages)
            _messages.TryAdd(message.Id, message);
        _cursorsTo = Math.Max(_cursorsTo, batch.CursorsTo);
    }

    public StartFacts Start()
    {
        var tail = _messages.Values.Where(message => message.Id > _cursorsTo).ToList();
        return new()
        {
            Accounts = [.. _accounts.Values],
            Proofs = [.. _proofs.Values],
            Sessions = [.. _sessions.Values.Select(session => session with { Handled = tail.Where(message => message.Session == session.Id).Select(message => message.Origin).Append(session.Handled).Max() })],
            Conversations = [.. _conversations.Values.Select(conversation => conversation with { LastPlace = tail.Where(message => message.Conversation == conversation.Id).Select(message => message.Place).Append(conversation.LastPlace).Max() })],
            Outrun = (tail.Select(message => message.Conversation).ToHashSet(), tail.Select(message => message.Session).ToHashSet()),
            Members = [.. _members.Values],
            LastSession = _sessions.Keys.Concat(tail.Select(message => message.Session)).DefaultIfEmpty().Max(),
            LastMessage = _messages.Keys.LastOrDefault(),
        };
    }

    private static (long, ProofKind, string) KeyOf(KeptProof proof) => (proof.Account, proof.Kind, Convert.ToHexString(proof.Value.Span));

    private void Forget(long account)
    {
        foreach (var message in _messages.Values.Where(message => message.Sender == account).ToList())
            _messages[message.Id] = message with { Kind = MessageKind.Forgotten, Text = default };
        foreach (var key in _proofs.Keys.Where(key => key.Item1 == account).ToList())
            _proofs.Remove(key);
        foreach (var session in _sessions.Values.Where(session => session.Account == account).ToList())
            _sessions.Remove(session.Id);
    }
}
