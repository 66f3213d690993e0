using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What is kept of a group that somebody has made whose name is theirs: what was said in it, and which holders are in it, whether they are here or not.</summary>
/// <param name="id">The number of the conversation.</param>
/// <param name="creator">The number of the account that has made it.</param>
/// <param name="created">When, as UTC ticks.</param>
internal sealed class KeptGroup(long id, long creator, long created) : HubConversation(id, created)
{
    /// <summary>The group.</summary>
    public HubGroup Group { get; set; } = null!; // both are made together

    /// <summary>The holders that are in it, longest-standing first.</summary>
    public List<GroupSeat> Seats { get; } = [];

    /// <summary>The seat of an account; null for none.</summary>
    public GroupSeat? SeatOf(HubAccount? account) => account?.Seats.GetValueOrDefault(this);

    /// <summary>A seat for a holder, who reads what is said from here on. It is not theirs yet.</summary>
    public GroupSeat NewSeat(HubAccount account) => new(this, account) { Since = LastPlace, Delivered = LastPlace, Queued = LastPlace };

    /// <summary>Somebody who is asked into it, or is no longer, as the store has it.</summary>
    public KeptMember Asked(HubAccount account, MemberRole role, long until) => new(account.Id, Id, role, Since: LastPlace, until, Delivered: 0, Seen: 0, Told: 0);

    /// <summary>A holder is in it from here on.</summary>
    public void Add(GroupSeat seat)
    {
        Seats.Add(seat);
        seat.Account.Seats.Add(this, seat);
    }

    /// <summary>A holder is in it no more.</summary>
    public void Remove(GroupSeat seat)
    {
        Seats.Remove(seat);
        seat.Account.Seats.Remove(this);
    }

    /// <inheritdoc/>
    public override KeptConversation Kept() => Kept(Seats.Count > 0 ? ConversationKind.Group : ConversationKind.EndedGroup);

    /// <summary>It as the store has it, as a group that goes on or has ended.</summary>
    public KeptConversation Kept(ConversationKind kind) => new(Id, kind, Low: 0, High: 0, Group.Name, UserName.Fold(Group.Name), creator, Created, LastPlace);
}

/// <summary>The place of a holder in a group that is kept.</summary>
internal sealed class GroupSeat(KeptGroup kept, HubAccount account) : KeptSide(account)
{
    private readonly Queue<(long Place, IVerdictTaker Taker)> _awaited = []; // what the present session was sent, and who counts its verdicts

    /// <inheritdoc/>
    public override HubConversation Conversation => kept;

    /// <inheritdoc/>
    public override HubGroup Group => kept.Group;

    /// <inheritdoc/>
    public override byte[] WithUtf8 => Group.NameUtf8;

    /// <summary>What is kept of the group.</summary>
    public KeptGroup Of => kept;

    /// <inheritdoc/>
    protected override HubSession? Sender => null;

    /// <summary>A message that was sent to them is counted by somebody when they have got it.</summary>
    public void Await(long place, IVerdictTaker taker) => _awaited.Enqueue((place, taker));

    /// <summary>It as it is by now: whoever has left may have been asked for again before it was written down, and have another one.</summary>
    public override KeptMember Kept() => kept.SeatOf(Account) switch
    {
        null => Kept(MemberRole.Former),
        var present => present.Kept(Group.Owner == Account ? MemberRole.Owner : MemberRole.Member),
    };

    /// <summary>It as the store has it, in some role.</summary>
    public KeptMember Kept(MemberRole role) =>
        new(Account.Id, kept.Id, role, Since, Until: role == MemberRole.Former ? kept.LastPlace : 0, Delivered, Seen: 0, Told: 0);

    /// <inheritdoc/>
    protected override void Decide(Verdicts verdicts, long place, bool isDelivered)
    {
        base.Decide(verdicts, place, isDelivered);
        if (_awaited.TryPeek(out var first) && first.Place == place)
            _awaited.Dequeue().Taker.Decide(verdicts, number: 0, isDelivered ? StatusCode.Ok : StatusCode.Kept, handedOver: false);
    }
}
