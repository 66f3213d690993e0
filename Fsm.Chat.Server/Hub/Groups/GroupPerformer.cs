using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Server.Hub.Groups;

/// <summary>Does what a group's transitions ask for.</summary>
internal sealed class GroupPerformer(HubFacts state, Stepper stepper)
{
    public void Perform(GroupEffect effect, HubGroup group, in GroupEvent happened)
    {
        switch (effect)
        {
            case GroupEffect.AddMember:
                group.Members.Add(happened.Member!);
                happened.Member!.Groups!.Join(group);
                break;
            case GroupEffect.RemoveMember:
                group.Members.Remove(happened.Member!);
                happened.Member!.Groups!.Leave(group);
                break;
            case GroupEffect.PassOwnership:
                group.Owner = group.Members[0];
                break;
            case GroupEffect.TellJoined:
                Tell(group, GroupChange.Joined, happened.Member!);
                break;
            case GroupEffect.TellLeft:
                Tell(group, GroupChange.Left, happened.Member!, (ushort)happened.Reason);
                break;
            case GroupEffect.TellOwner:
                Tell(group, GroupChange.OwnerChanged, group.Owner);
                break;
            case GroupEffect.RevokeInvitations:
                foreach (var invitation in group.Invitations.ToList())
                    stepper.Fire(invitation, InvitationTrigger.GroupGone);
                break;
            case GroupEffect.ReleaseName:
                state.Groups.Remove(group);
                break;
        }
    }

    private void Tell(HubGroup group, GroupChange change, HubSession person, ushort code = 0)
    {
        foreach (var member in group.Members)
            state.Outbox.Send(member, new GroupNotice { Change = change, Group = group.NameUtf8, Person = person.NameUtf8, Code = code }, person);
    }
}

/// <summary>What a group's effects need to know of the event that caused them.</summary>
/// <param name="Member">Who joins or leaves; null when it concerns all.</param>
/// <param name="Reason">Why they are gone; none when they leave of their own accord.</param>
internal readonly record struct GroupEvent(HubSession? Member, CloseReason Reason = CloseReason.None);
