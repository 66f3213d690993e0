using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Server.Hub.Groups;

/// <summary>Does what an invitation's transitions ask for.</summary>
internal sealed class InvitationPerformer(HubFacts state, Stepper stepper)
{
    /// <param name="effect">What is asked for.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="outcome">What it came to.</param>
    public void Perform(InvitationEffect effect, HubInvitation invitation, StatusCode outcome)
    {
        var (group, invitee) = (invitation.Group, invitation.Invitee);
        switch (effect)
        {
            case InvitationEffect.JoinGroup:
                stepper.Fire(group, GroupTrigger.MemberJoined, new(invitee));
                break;
            case InvitationEffect.TellOwner:
                Tell(group.Owner, group, invitee, outcome);
                break;
            case InvitationEffect.TellInvitee:
                Tell(invitee, group, group.Owner, outcome);
                break;
            case InvitationEffect.ForgetInvitation:
                group.Invitations.Remove(invitation);
                invitee.Groups!.Forget(invitation);
                break;
        }
    }

    private void Tell(HubSession told, HubGroup group, HubSession about, StatusCode outcome) => state.Outbox.Send(
        told,
        new GroupNotice { Change = GroupChange.InvitationEnded, Group = group.NameUtf8, Person = about.NameUtf8, Code = (ushort)outcome },
        about);
}
