using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what an invitation's transitions ask for.</summary>
internal sealed class InvitationPerformer(HubMachines machines)
    : IPerformer<HubInvitation, InvitationTrigger, InvitationEffect, InvitationEvent>
{
    public void Perform(InvitationEffect effect, HubInvitation invitation, scoped in InvitationEvent happened)
    {
        var (group, invitee, outcome) = (invitation.Group, invitation.Invitee, happened.Outcome);
        switch (effect)
        {
            case InvitationEffect.JoinGroup:
                machines.Fire(group, GroupTrigger.MemberJoined, invitation.Seat is { } seat ? GroupEvent.About(seat) : GroupEvent.About(invitee));
                break;
            case InvitationEffect.TellOwner:
                if (group.Owner.Here is { } owner)
                    machines.Others.Tell(owner, voice => voice.Group(group, invitee, new GroupNews.InvitationEnded(outcome)));
                break;
            case InvitationEffect.TellInvitee:
                machines.Others.Tell(invitee, voice => voice.Group(group, group.Owner, new GroupNews.InvitationEnded(outcome)));
                break;
            case InvitationEffect.ForgetAsking:
                if (group.Kept is { } kept && invitee.Account is { } account && account.Asked.Remove(kept))
                    machines.Keeping!.Filling.Add(kept.Asked(account, MemberRole.Former, until: kept.LastPlace));
                break;
            case InvitationEffect.ForgetInvitation:
                machines.Counters.Note(outcome);
                group.Invitations.Remove(invitation);
                invitee.Groups!.Forget(invitation);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // What the invited person may answer was judged before: a wrong answer is our mistake.
    public void Judge(HubInvitation invitation, in Judgement<InvitationTrigger> judged, scoped in InvitationEvent happened)
    {
        if (judged.Trigger != InvitationTrigger.InternalErrorCaught)
            machines.Fire(invitation, InvitationTrigger.InternalErrorCaught);
    }

    public void Contain(HubInvitation invitation, Exception error) => machines.Fire(invitation, InvitationTrigger.InternalErrorCaught);

    public InvitationEvent Elapsed(HubInvitation invitation, InvitationTrigger trigger) => InvitationEvent.Of(trigger);
}
