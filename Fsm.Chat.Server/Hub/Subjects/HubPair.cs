using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What two people whose names are theirs have written to each other: it lasts, whoever of them is here.</summary>
internal sealed class HubPair
{
    public HubPair(long id, HubAccount one, HubAccount other, long created)
    {
        var (low, high) = one.Id < other.Id ? (one, other) : (other, one);
        (Id, Created, Low, High) = (id, created, new(this, low), new(this, high));
        (Low.Other, High.Other) = (High, Low);
    }

    /// <summary>The number of the conversation.</summary>
    public long Id { get; }

    /// <summary>When it began, as UTC ticks.</summary>
    public long Created { get; }

    /// <summary>The place that was given away last.</summary>
    public long LastPlace { get; set; }

    /// <summary>The last place that is on the disk.</summary>
    public long StoredPlace { get; set; }

    /// <summary>The side of the account with the lower number.</summary>
    public PairSide Low { get; }

    /// <summary>The side of the other one.</summary>
    public PairSide High { get; }

    /// <summary>Whether its last place has to be written down again.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The side of one of the two.</summary>
    public PairSide SideOf(HubAccount account) => Low.Account == account ? Low : High;

    /// <summary>It as the store has it.</summary>
    public KeptConversation Kept() => new(Id, ConversationKind.Pair, Low.Account.Id, High.Account.Id, "", "", Low.Account.Id, Created, LastPlace);
}

/// <summary>One of the two people of a conversation that is kept, and how far they have got in it. Takes the verdicts of what the other one has sent them.</summary>
internal sealed class PairSide(HubPair pair, HubAccount account) : IVerdictTaker
{
    private readonly Queue<(long Place, ulong Tag)> _awaited = []; // what the present session has sent, without a verdict

    /// <summary>The conversation.</summary>
    public HubPair Pair => pair;

    /// <summary>Who.</summary>
    public HubAccount Account => account;

    /// <summary>The other one's side.</summary>
    public PairSide Other { get; set; } = null!; // both are made together

    /// <summary>Up to which place their client has got what was sent.</summary>
    public long Delivered { get; set; }

    /// <summary>Up to which place their present session was sent what there is.</summary>
    public long Queued { get; set; }

    /// <summary>Up to which place they have been told, as a sender, that the other one has got it.</summary>
    public long Told { get; set; }

    /// <summary>How many of their messages the other one has got since that was told.</summary>
    public int Untold { get; set; }

    /// <summary>Whether its places have to be written down again.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether something is on the disk that the present session was not sent. What oneself has said one has.</summary>
    public bool HasUnsent => Queued < pair.StoredPlace;

    HubSession? IVerdictTaker.Sender => Other.Account.Session;

    /// <summary>A message that the present session has sent waits for its verdict.</summary>
    public void Await(long place, ulong tag) => _awaited.Enqueue((place, tag));

    /// <summary>Takes the number of the next message that the other one has got by now.</summary>
    public bool TryTakeDelivered(out ulong tag)
    {
        tag = 0;
        if (!_awaited.TryPeek(out var first) || first.Place > Other.Delivered)
            return false;
        tag = _awaited.Dequeue().Tag;
        return true;
    }

    /// <summary>The present session is over: nobody knows its numbers any more.</summary>
    public void ForgetAwaited() => _awaited.Clear();

    /// <summary>It as the store has it.</summary>
    public KeptMember Kept() => new(account.Id, pair.Id, MemberRole.Member, Since: 0, Until: 0, Delivered, Seen: 0, Told);

    void IVerdictTaker.Decide(Verdicts verdicts, ulong number, StatusCode status, bool handedOver) => verdicts.NoteKept(this, (long)number, status == StatusCode.Ok);
}
