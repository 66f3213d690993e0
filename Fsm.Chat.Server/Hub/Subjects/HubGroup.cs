using System.Text;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One group in the hub.</summary>
internal sealed class HubGroup : Subject<GroupState>, IJournaled
{
    /// <summary>Makes a group without a member.</summary>
    /// <param name="initial">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="owner">Who will invite: a session, or an account where the group is kept.</param>
    /// <param name="kept">What is kept of it; null for nothing.</param>
    public HubGroup(GroupState initial, string name, IRecipient owner, KeptGroup? kept = null)
        : base(initial)
    {
        (Name, NameUtf8, Owner, Kept) = (name, Encoding.UTF8.GetBytes(name), owner, kept);
        if (kept is not null)
            kept.Group = this;
    }

    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => Name;

    public string Name { get; }

    public byte[] NameUtf8 { get; }

    /// <summary>Who invites: a session, or an account whose holder has a seat in it, be they here or not.</summary>
    public IRecipient Owner { get; private set; }

    /// <summary>What is kept of it; null for nothing.</summary>
    public KeptGroup? Kept { get; }

    /// <summary>Whether it is kept: for as long as anybody has a seat in it.</summary>
    public bool IsKept => Kept is { Seats.Count: > 0 };

    /// <summary>Who is in it and here, longest-standing first.</summary>
    public List<HubMember> Members { get; } = [];

    /// <summary>All who are in it, be they here or not, longest-standing first; those without a seat come last.</summary>
    public IEnumerable<IRecipient> Everybody => Kept is null
        ? Members.Select(member => member.Person)
        : Kept.Seats.Select(seat => (IRecipient)seat.Account).Concat(Members.Where(member => SeatOf(member.Person) is null).Select(member => member.Person));

    /// <summary>How many are in it, be they here or not.</summary>
    public int Count => Members.Count + (Kept?.Seats.Count(seat => seat.Account.Session?.Groups?.IsMember(this) is not true) ?? 0);

    /// <summary>What happened in it and is not told to all members yet.</summary>
    public GroupNewsBook News { get; } = new();

    /// <summary>Invitations that nobody has answered.</summary>
    public List<HubInvitation> Invitations { get; } = [];

    /// <summary>The seat of whoever has this session; null for none.</summary>
    public GroupSeat? SeatOf(HubSession session) => Kept?.SeatOf(session.Account);

    /// <summary>Whether this session is that of the owner.</summary>
    public bool IsOwnedBy(HubSession? session) => session is not null && Owner.Here == session;

    /// <summary>Whoever has been in it for longest owns it.</summary>
    public void PassOn() => Owner = Everybody.First();

    /// <summary>Somebody owns it who is a member.</summary>
    public void PassOn(IRecipient to) => Owner = to;

    /// <summary>Somebody is a member now, as the newest: for their session, or with a seat.</summary>
    /// <param name="person">The session, or the account.</param>
    /// <param name="seat">The seat; null for none.</param>
    public void Add(IRecipient person, GroupSeat? seat)
    {
        if (seat is not null)
            Kept!.Add(seat);
        if (person.Here is not { } session)
            return;
        var member = new HubMember(this, session);
        Members.Add(member);
        (session.Groups ??= new()).Join(member);
    }

    /// <summary>Somebody is no member any more: a session is over, or whoever has a seat leaves.</summary>
    /// <returns>The seat that is theirs no more; null for none.</returns>
    public GroupSeat? Remove(IRecipient person)
    {
        var seat = person is HubAccount account ? Kept?.SeatOf(account) : null;
        if (seat is not null)
            Kept!.Remove(seat);
        if (person.Here?.Groups?.Leave(this) is { } member)
            Remove(member);
        return seat;
    }

    private void Remove(HubMember member)
    {
        var place = Members.IndexOf(member);
        Members.RemoveAt(place);
        if (place < News.Visited)
            News.Visited--; // nobody behind them is passed over
        member.CatchUp();
    }

    /// <summary>Whether a name as it was sent means this group, for certain and still. Whoever names a port means a person.</summary>
    public bool IsMeantBy(ReadOnlySpan<byte> name, ushort port) => State == GroupState.Open && port == 0 && name.SequenceEqual(NameUtf8);

    /// <summary>How many members take nothing from one of them.</summary>
    public int CountIgnoring(IPerson sender)
    {
        var count = 0;
        foreach (var member in Members) // for every message: no closure
            count += member.Person.Ignores(sender) ? 1 : 0;
        return count;
    }

    /// <summary>Whether it has as many members, open invitations included, as it may.</summary>
    /// <param name="limit">How many; 0 for no limit.</param>
    public bool IsFull(int limit) => limit > 0 && Count + Invitations.Count >= limit;
}
