using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>Conversations that are kept, the numbers that they are given, and what has to be written down of them again.</summary>
internal sealed class PairBook
{
    private readonly List<HubConversation> _changedConversations = [];
    private readonly List<KeptSide> _changedSides = [];
    private readonly List<SessionRecord> _changedSessions = [];
    private long _lastConversation;
    private long _lastSession;

    /// <summary>As a store knows them; none without one.</summary>
    public PairBook(StartFacts? start, AccountBook accounts)
    {
        if (start is null)
            return;
        LastMessage = start.LastMessage;
        _lastSession = start.LastSession;
        var members = start.Members.ToLookup(member => member.Conversation);
        foreach (var kept in start.Conversations)
        {
            _lastConversation = Math.Max(_lastConversation, kept.Id);
            if (kept.Kind == ConversationKind.Pair && accounts.Find(kept.Low) is { } low && accounts.Find(kept.High) is { } high)
                Restore(kept, low, high, members[kept.Id], start.Outrun.Conversations.Contains(kept.Id));
        }
    }

    /// <summary>The number that was given to a message last.</summary>
    public long LastMessage { get; private set; }

    /// <summary>The conversation of two people; null when they never had one.</summary>
    public static HubPair? Find(HubAccount one, HubAccount other) => one.Pairs?.GetValueOrDefault(other);

    /// <summary>A conversation of two people who never had one.</summary>
    public HubPair Make(HubAccount one, HubAccount other, long created) => Add(new(NextConversation(), one, other, created));

    /// <summary>The number of the next conversation.</summary>
    public long NextConversation() => ++_lastConversation;

    /// <summary>The number of the next message.</summary>
    public long NextMessage() => ++LastMessage;

    /// <summary>The number under which the next session's messages are kept.</summary>
    public long NextSession() => ++_lastSession;

    /// <summary>The last place of a conversation has to be written down again, some time.</summary>
    public void Note(HubConversation conversation)
    {
        if (conversation.IsChanged)
            return;
        conversation.IsChanged = true;
        _changedConversations.Add(conversation);
    }

    /// <summary>How far somebody has got has to be written down again, some time.</summary>
    public void Note(KeptSide side)
    {
        if (side.IsChanged)
            return;
        side.IsChanged = true;
        _changedSides.Add(side);
    }

    /// <summary>How far a session's messages were given to the store has to be written down again, some time.</summary>
    public void Note(SessionRecord session)
    {
        if (session.IsChanged || session.IsForgotten)
            return;
        session.IsChanged = true;
        _changedSessions.Add(session);
    }

    /// <summary>Writes down what has changed since the last time.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="now">The present, as UTC ticks.</param>
    /// <returns>What is to follow: that it is not on the disk is no reason to forget it.</returns>
    public IKept WriteTo(StoreBatch batch, long now)
    {
        _changedSessions.RemoveAll(session => session.IsForgotten);
        var written = new Cursors(this, [.. _changedConversations], [.. _changedSides], [.. _changedSessions]);
        foreach (var conversation in _changedConversations)
        {
            conversation.IsChanged = false;
            batch.Add(conversation.Kept());
        }

        foreach (var side in _changedSides)
        {
            side.IsChanged = false;
            batch.Add(side.Kept());
        }

        foreach (var session in _changedSessions)
        {
            session.IsChanged = false;
            batch.Add(session.Kept(now));
        }

        _changedConversations.Clear();
        _changedSides.Clear();
        _changedSessions.Clear();
        batch.CursorsTo = LastMessage; // every place that was given away until now is in a batch, this one or one before
        return written;
    }

    /// <summary>Whether there is anything to write down.</summary>
    public bool HasChanges => _changedConversations.Count > 0 || _changedSides.Count > 0 || _changedSessions.Count > 0;

    private void Restore(KeptConversation kept, HubAccount low, HubAccount high, IEnumerable<KeptMember> members, bool isOutrun)
    {
        var pair = Add(new(kept.Id, low, high, kept.Created));
        (pair.LastPlace, pair.StoredPlace) = (kept.LastPlace, kept.LastPlace);
        if (isOutrun)
            Note(pair);
        foreach (var member in members)
        {
            var side = member.Account == low.Id ? pair.Low : pair.High;
            (side.Delivered, side.Queued, side.Told) = (member.Delivered, member.Delivered, member.Told);
        }
    }

    private static HubPair Add(HubPair pair)
    {
        (pair.Low.Account.Pairs ??= []).Add(pair.High.Account, pair);
        (pair.High.Account.Pairs ??= []).Add(pair.Low.Account, pair);
        return pair;
    }

    // A later batch says that the cursors are right up to later messages: so they have to be in that one, if they are not in this one.
    private sealed class Cursors(PairBook book, HubConversation[] conversations, KeptSide[] sides, SessionRecord[] sessions) : IKept
    {
        public void Stored()
        {
        }

        public void NotStored(StatusCode why)
        {
            Array.ForEach(conversations, book.Note);
            Array.ForEach(sides, book.Note);
            Array.ForEach(sessions, book.Note);
        }
    }
}
