using System.Text;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One group in the hub.</summary>
internal sealed class HubGroup : Subject<GroupState>, IJournaled
{
    /// <summary>Makes a group with one member.</summary>
    public HubGroup(GroupState initial, string name, HubSession owner)
        : base(initial) => (Name, NameUtf8, Owner, Members) = (name, Encoding.UTF8.GetBytes(name), owner, [new(this, owner)]);

    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => Name;

    public string Name { get; }

    public byte[] NameUtf8 { get; }

    /// <summary>Who invites.</summary>
    public HubSession Owner { get; set; }

    /// <summary>Who is in it, longest-standing first.</summary>
    public List<HubMember> Members { get; }

    /// <summary>What happened in it and is not told to all members yet.</summary>
    public GroupNewsBook News { get; } = new();

    /// <summary>Invitations that nobody has answered.</summary>
    public List<HubInvitation> Invitations { get; } = [];

    /// <summary>Somebody is a member now, as the newest.</summary>
    public void Add(HubSession person)
    {
        var member = new HubMember(this, person);
        Members.Add(member);
        person.Groups!.Join(member);
    }

    /// <summary>Somebody is no member any more.</summary>
    public void Remove(HubSession person)
    {
        if (person.Groups?.Leave(this) is not { } member)
            return;
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
    public bool IsFull(int limit) => limit > 0 && Members.Count + Invitations.Count >= limit;
}
