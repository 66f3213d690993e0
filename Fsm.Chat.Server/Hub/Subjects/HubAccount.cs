using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>A name that belongs to somebody, as its machine's subject.</summary>
internal sealed class HubAccount(AccountState initial, long id, string name, long created) : Subject<AccountState>(initial), IJournaled, IRecipient
{
    private readonly List<AccountKey> _keys = [];

    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => Name;

    /// <summary>Its number.</summary>
    public long Id => id;

    /// <summary>The name as its holder wrote it.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public byte[] NameUtf8 { get; } = System.Text.Encoding.UTF8.GetBytes(name);

    /// <summary>The port of their session; 0 while there is none.</summary>
    public ushort Port => Session?.Port ?? 0;

    /// <summary>When it was registered, as UTC ticks.</summary>
    public long Created => created;

    /// <summary>When they were last here, as UTC ticks: it may be a day ago while they are.</summary>
    public long LastSeen { get; set; }

    /// <summary>Their conversations that are kept, by the other one; null when there never was any.</summary>
    public Dictionary<HubAccount, HubPair>? Pairs { get; set; }

    /// <summary>Their seats in groups that are kept.</summary>
    public Dictionary<KeptGroup, GroupSeat> Seats { get; } = [];

    /// <summary>The groups that they were invited to while they were away, and until when that waits for them, as UTC ticks.</summary>
    public Dictionary<KeptGroup, long> Asked { get; } = [];

    /// <summary>All conversations of theirs that are kept, and how far they have got in each.</summary>
    public IEnumerable<KeptSide> Sides => (Pairs?.Values.Select(pair => (KeptSide)pair.SideOf(this)) ?? []).Concat(Seats.Values);

    /// <summary>Who is in a conversation with them while they are not here.</summary>
    public HashSet<HubSession> Visitors { get; } = [];

    /// <summary>The session in which its holder is here; null while they are not.</summary>
    public HubSession? Session { get; set; }

    /// <summary>Whoever has asked for what is being written down, and the number to answer to.</summary>
    public (HubSession Session, ulong Tag) Asker { get; set; }

    /// <summary>The keys that prove it, the oldest first.</summary>
    public IReadOnlyList<AccountKey> Keys => _keys;

    /// <summary>A code by which another key may prove it; null for none.</summary>
    public KeyCode? Code { get; set; }

    /// <summary>Whether it is not known yet what will be on the disk.</summary>
    public bool IsChanging => State is AccountState.Registering or AccountState.AddingKey or AccountState.RemovingKey or AccountState.Forgetting;

    HubSession? IRecipient.Here => Session;

    bool IRecipient.IsMeantBy(ReadOnlySpan<byte> name, ushort port) => Session is null && port == 0 && name.SequenceEqual(NameUtf8);

    bool IRecipient.IsBusyUnder(Limits limits, HubSession sender) => false;

    bool IRecipient.Ignores(IPerson sender) => false;

    // Whoever comes in is told who waits for them.
    void IRecipient.Hear(Protocol.Messages.ConversationChange change, IPerson about)
    {
    }

    void IRecipient.Take(IPerson from, ReadOnlySpan<byte> text, in Origin origin) => throw new InvalidOperationException("Whoever is away takes nothing: it is kept.");

    void IRecipient.Take(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded) =>
        throw new InvalidOperationException("Whoever is away is in no group.");

    /// <summary>Whether it belongs to somebody, and stays so.</summary>
    public bool IsOpen => State is AccountState.Open or AccountState.AddingKey or AccountState.RemovingKey;

    /// <summary>Whether a key proves it.</summary>
    public bool IsProvenBy(KeyFingerprint? key) => (IsOpen || State == AccountState.Forgetting) && KeyOf(key) is not null;

    /// <summary>What is known of a key that a link shows; null for nothing.</summary>
    public AccountKey? KeyOf(KeyFingerprint? key) => key is { } shown ? _keys.Find(known => known.Fingerprint == shown) : null;

    /// <summary>Those of its keys that are called so, or whose fingerprint begins so.</summary>
    public List<AccountKey> KeysMeantBy(string word) => word.Length == 0
        ? []
        : _keys.FindAll(key => key.Label == word || key.Fingerprint.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Another key proves it from here on.</summary>
    public void Add(AccountKey key) => _keys.Add(key);

    /// <summary>A key does not prove it any more.</summary>
    public void Remove(AccountKey key) => _keys.Remove(key);

    /// <summary>It as the store has it.</summary>
    /// <param name="standing">Whether it can be used.</param>
    /// <param name="seen">The present, as UTC ticks.</param>
    public KeptAccount Kept(AccountStanding standing, long seen) => new(Id, Name, Protocol.Messages.UserName.Fold(Name), standing, Created, seen);
}

/// <summary>A key that proves a name.</summary>
/// <param name="fingerprint">Which key.</param>
/// <param name="label">What its holder calls it.</param>
/// <param name="created">Since when it counts, as UTC ticks.</param>
internal sealed class AccountKey(KeyFingerprint fingerprint, string label, long created)
{
    /// <summary>Which key.</summary>
    public KeyFingerprint Fingerprint => fingerprint;

    /// <summary>What its holder calls it.</summary>
    public string Label => label;

    /// <summary>Since when it counts, as UTC ticks.</summary>
    public long Created => created;

    /// <summary>When it was last shown, as UTC ticks.</summary>
    public required long LastUsed { get; set; }

    /// <summary>One that is shown for the first time.</summary>
    public static AccountKey New(KeyFingerprint fingerprint, string label, long created) => new(fingerprint, label, created) { LastUsed = created };

    /// <summary>It as the store has it.</summary>
    /// <param name="account">The number of the account that it proves.</param>
    public KeptProof Kept(long account)
    {
        var value = new byte[KeyFingerprint.Size];
        Fingerprint.WriteTo(value);
        return new(account, ProofKind.Key, value, Label, Created, LastUsed);
    }
}

/// <summary>A code by which another key may prove a name, once.</summary>
/// <param name="Word">The code.</param>
/// <param name="Until">Until when it is good.</param>
internal sealed record KeyCode(string Word, TimeSpan Until)
{
    /// <summary>Not shown: logs would give the name away.</summary>
    public override string ToString() => "…";
}
