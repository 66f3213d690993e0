using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Keeping;

/// <summary>
/// What is stored at once: all of it or nothing. Messages are added, and everything else takes the place of what was known under the same key, so to write the same
/// batch again does no harm. Whoever fills it hands it over with <see cref="IStore.Write"/> and leaves it alone until it is answered.
/// </summary>
public sealed class StoreBatch
{
    /// <summary>More messages than this are another batch.</summary>
    public const int MostMessages = 4096;

    /// <summary>More bytes of text than this are another batch.</summary>
    public const int MostBytes = 1024 * 1024;

    // What a fact takes beside its text: so that a batch of many empty ones is bounded too.
    private const int BytesOfFact = 64;

    private readonly List<KeptMessage> _messages = [];
    private readonly List<KeptAccount> _accounts = [];
    private readonly List<KeptProof> _proofs = [];
    private readonly List<KeptProof> _removedProofs = [];
    private readonly List<KeptSession> _sessions = [];
    private readonly List<long> _removedSessions = [];
    private readonly List<KeptConversation> _conversations = [];
    private readonly List<KeptMember> _members = [];
    private readonly List<KeptException> _exceptions = [];
    private readonly List<long> _forgotten = [];

    /// <summary>The messages, by rising numbers.</summary>
    public IReadOnlyList<KeptMessage> Messages => _messages;

    /// <summary>Accounts that are new or have changed.</summary>
    public IReadOnlyList<KeptAccount> Accounts => _accounts;

    /// <summary>Proofs that are new or have changed.</summary>
    public IReadOnlyList<KeptProof> Proofs => _proofs;

    /// <summary>Proofs that do not count any more.</summary>
    public IReadOnlyList<KeptProof> RemovedProofs => _removedProofs;

    /// <summary>Sessions that are new or have changed.</summary>
    public IReadOnlyList<KeptSession> Sessions => _sessions;

    /// <summary>The numbers of sessions that nobody can come back to.</summary>
    public IReadOnlyList<long> RemovedSessions => _removedSessions;

    /// <summary>Conversations, groups among them, that are new or have changed.</summary>
    public IReadOnlyList<KeptConversation> Conversations => _conversations;

    /// <summary>Members that are new, or whose role or cursors have changed.</summary>
    public IReadOnlyList<KeptMember> Members => _members;

    /// <summary>Messages that did not reach somebody.</summary>
    public IReadOnlyList<KeptException> Exceptions => _exceptions;

    /// <summary>Accounts whose holders want to be forgotten: their texts, proofs and sessions go. The account itself is among <see cref="Accounts"/>.</summary>
    public IReadOnlyList<long> Forgotten => _forgotten;

    /// <summary>
    /// Up to which message the cursors that are kept say everything: of sessions what they handled, of conversations their last places. What came later is read from
    /// the messages at the start. 0 where nothing is said about that.
    /// </summary>
    public long CursorsTo { get; set; }

    /// <summary>How many facts there are in it.</summary>
    public int Count { get; private set; }

    /// <summary>About what it takes in memory.</summary>
    public int Bytes { get; private set; }

    /// <summary>Whether one more fact belongs into another batch.</summary>
    public bool IsFull => Count >= MostMessages || Bytes >= MostBytes;

    /// <summary>One message more; its number is greater than those before.</summary>
    public void Add(in KeptMessage message) => Note(_messages, message, message.Text.Length);

    /// <summary>An account.</summary>
    public void Add(KeptAccount account) => Note(_accounts, account, account.Name.Length + account.Folded.Length);

    /// <summary>A proof.</summary>
    public void Add(KeptProof proof) => Note(_proofs, proof, proof.Value.Length + proof.Label.Length);

    /// <summary>A proof that does not count any more.</summary>
    public void Remove(KeptProof proof) => Note(_removedProofs, proof, proof.Value.Length);

    /// <summary>A session.</summary>
    public void Add(KeptSession session) => Note(_sessions, session, session.TokenHash.Length);

    /// <summary>A session that nobody can come back to; what else the batch has of it goes with it.</summary>
    public void RemoveSession(long session)
    {
        Count -= _sessions.RemoveAll(known => known.Id == session);
        Note(_removedSessions, session, 0);
    }

    /// <summary>A conversation.</summary>
    public void Add(KeptConversation conversation) => Note(_conversations, conversation, conversation.Name.Length + conversation.Folded.Length);

    /// <summary>A member.</summary>
    public void Add(KeptMember member) => Note(_members, member, 0);

    /// <summary>A message that did not reach somebody.</summary>
    public void Add(KeptException exception) => Note(_exceptions, exception, 0);

    /// <summary>An account whose holder wants to be forgotten.</summary>
    public void Forget(long account) => Note(_forgotten, account, 0);

    private void Note<TFact>(List<TFact> facts, TFact fact, int bytes)
    {
        facts.Add(fact);
        Count++;
        Bytes += BytesOfFact + bytes;
    }
}
