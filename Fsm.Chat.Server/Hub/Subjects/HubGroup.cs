using System.Text;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One group in the hub.</summary>
internal sealed class HubGroup : Subject<GroupState>, IJournaled
{
    /// <summary>Makes a group with one member.</summary>
    public HubGroup(GroupState initial, string name, HubSession owner)
        : base(initial) => (Name, NameUtf8, Owner, Members) = (name, Encoding.UTF8.GetBytes(name), owner, [owner]);

    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => Name;

    public string Name { get; }

    public byte[] NameUtf8 { get; }

    /// <summary>Who invites.</summary>
    public HubSession Owner { get; set; }

    /// <summary>Who is in it, longest-standing first.</summary>
    public List<HubSession> Members { get; }

    /// <summary>Invitations that nobody has answered.</summary>
    public List<HubInvitation> Invitations { get; } = [];

    /// <summary>Whether a name as it was sent means this group, for certain and still. Whoever names a port means a person.</summary>
    public bool IsMeantBy(ReadOnlySpan<byte> name, ushort port) => State == GroupState.Open && port == 0 && name.SequenceEqual(NameUtf8);

    /// <summary>Whether it has as many members, open invitations included, as it may.</summary>
    /// <param name="limit">How many; 0 for no limit.</param>
    public bool IsFull(int limit) => limit > 0 && Members.Count + Invitations.Count >= limit;
}

/// <summary>One invitation in the hub: of one person into one group.</summary>
internal sealed class HubInvitation(InvitationState initial, HubGroup group, HubSession invitee) : Subject<InvitationState>(initial), IJournaled
{
    long IJournaled.LinkNumber => invitee.Link.Number;

    string IJournaled.UserName => invitee.Name;

    public HubGroup Group => group;

    public HubSession Invitee => invitee;
}
