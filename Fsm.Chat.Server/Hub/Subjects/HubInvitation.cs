using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Invitation;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One invitation in the hub: of one person into one group.</summary>
internal sealed class HubInvitation(InvitationState initial, HubGroup group, HubSession invitee) : Subject<InvitationState>(initial), IJournaled
{
    long IJournaled.LinkNumber => invitee.Link.Number;

    string IJournaled.UserName => invitee.Name;

    public HubGroup Group => group;

    public HubSession Invitee => invitee;

    /// <summary>The seat that they get when they accept, as it was written down; null for a member for this session.</summary>
    public GroupSeat? Seat { get; set; }
}
