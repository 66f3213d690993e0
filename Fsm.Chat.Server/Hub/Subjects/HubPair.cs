using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What two people whose names are theirs have written to each other.</summary>
internal sealed class HubPair : HubConversation
{
    public HubPair(long id, HubAccount one, HubAccount other, long created)
        : base(id, created)
    {
        var (low, high) = one.Id < other.Id ? (one, other) : (other, one);
        (Low, High) = (new(this, low), new(this, high));
        (Low.Other, High.Other) = (High, Low);
    }

    /// <summary>The side of the account with the lower number.</summary>
    public PairSide Low { get; }

    /// <summary>The side of the other one.</summary>
    public PairSide High { get; }

    /// <summary>The side of one of the two.</summary>
    public PairSide SideOf(HubAccount account) => Low.Account == account ? Low : High;

    /// <inheritdoc/>
    public override KeptConversation Kept() => new(Id, ConversationKind.Pair, Low.Account.Id, High.Account.Id, "", "", Low.Account.Id, Created, LastPlace);
}

/// <summary>One of the two people of a conversation that is kept.</summary>
internal sealed class PairSide(HubPair pair, HubAccount account) : KeptSide(account)
{
    private readonly Queue<(long Place, ulong Tag)> _awaited = []; // what the present session has sent, without a verdict

    /// <summary>The conversation.</summary>
    public HubPair Pair => pair;

    /// <inheritdoc/>
    public override HubConversation Conversation => pair;

    /// <inheritdoc/>
    public override HubGroup? Group => null;

    /// <inheritdoc/>
    public override byte[] WithUtf8 => Other.Account.NameUtf8;

    /// <summary>The other one's side.</summary>
    public PairSide Other { get; set; } = null!; // both are made together

    /// <summary>Up to which place they have been told, as a sender, that the other one has got it.</summary>
    public long Told { get; set; }

    /// <summary>How many of their messages the other one has got since that was told.</summary>
    public int Untold { get; set; }

    /// <inheritdoc/>
    protected override HubSession? Sender => Other.Account.Session;

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

    /// <summary>Nobody knows the numbers of the session before any more.</summary>
    public override void BeginSession()
    {
        base.BeginSession();
        _awaited.Clear();
    }

    /// <inheritdoc/>
    public override void Deliver(long place)
    {
        base.Deliver(place);
        Other.Untold++;
    }

    /// <inheritdoc/>
    public override KeptMember Kept() => new(Account.Id, pair.Id, MemberRole.Member, Since: 0, Until: 0, Delivered, Seen: 0, Told);
}
