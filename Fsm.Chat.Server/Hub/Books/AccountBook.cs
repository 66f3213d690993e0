using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>The names that belong to somebody, whether they are here or not.</summary>
internal sealed class AccountBook
{
    private readonly NameTable<HubAccount> _byName = new();
    private readonly Dictionary<long, HubAccount> _byId = [];
    private readonly Queue<TimeSpan> _registered = []; // lately, wherever from
    private long _lastId;

    /// <summary>As a store knows them; none without one.</summary>
    public AccountBook(StartFacts? start)
    {
        if (start is null)
            return;
        var proofs = start.Proofs.Where(proof => proof.Kind == ProofKind.Key).ToLookup(proof => proof.Account);
        foreach (var kept in start.Accounts)
        {
            var account = new HubAccount(kept.State == AccountStanding.Open ? AccountState.Open : AccountState.Forgotten, kept.Id, kept.Name, kept.Created);
            foreach (var proof in proofs[kept.Id].OrderBy(proof => proof.Created))
                account.Add(new(KeyFingerprint.FromBytes(proof.Value.Span), proof.Label, proof.Created) { LastUsed = proof.LastUsed });
            account.LastSeen = account.Keys.Select(key => key.LastUsed).Append(kept.LastSeen).Max();
            _byName.Add(account.Name, account);
            _byId.Add(account.Id, account);
            _lastId = Math.Max(_lastId, kept.Id);
        }
    }

    /// <summary>All there are, forgotten ones included.</summary>
    public IEnumerable<HubAccount> All => _byId.Values;

    /// <summary>How many there are, forgotten ones included.</summary>
    public int Count => _byName.Count;

    /// <inheritdoc cref="NameTable{T}.HolderOf"/>
    public string? HolderOf(string name) => _byName.HolderOf(name);

    /// <summary>The account of exactly that name; null for none.</summary>
    public HubAccount? Find(string name) => _byName.Find(name);

    /// <summary>The account of that name in UTF-8, if it can be written to; null for none.</summary>
    public HubAccount? FindOpen(ReadOnlySpan<byte> name) => Count > 0 && _byName.Find(name) is { IsOpen: true } account ? account : null;

    /// <summary>The account of that name in UTF-8, whatever became of it; null for none.</summary>
    public HubAccount? Find(ReadOnlySpan<byte> name) => _byName.Find(name);

    /// <summary>The account of a number; null for none.</summary>
    public HubAccount? Find(long id) => _byId.GetValueOrDefault(id);

    /// <summary>Somebody asks for a name, which nobody else gets from here on.</summary>
    public HubAccount Add(AccountState initial, string name, long created)
    {
        var account = new HubAccount(initial, ++_lastId, name, created) { LastSeen = created };
        _byName.Add(name, account);
        _byId.Add(account.Id, account);
        return account;
    }

    /// <summary>A name belongs to nobody.</summary>
    public void Remove(HubAccount account)
    {
        _byName.Remove(account.Name, account);
        _byId.Remove(account.Id);
    }

    /// <summary>Whether as many have registered lately as may.</summary>
    public bool AreTooOften(TimeSpan now)
    {
        while (_registered.TryPeek(out var oldest) && now - oldest >= AccountRequestDecisions.RegistrationsWithin)
            _registered.Dequeue();
        return _registered.Count >= AccountRequestDecisions.MostRegistrations;
    }

    /// <summary>Somebody registers.</summary>
    public void NoteRegistration(TimeSpan now) => _registered.Enqueue(now);
}
