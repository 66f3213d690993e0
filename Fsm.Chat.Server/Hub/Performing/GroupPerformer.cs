using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a group's transitions ask for.</summary>
internal sealed class GroupPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubGroup, GroupTrigger, GroupEffect, GroupEvent>
{
    public void Perform(GroupEffect effect, HubGroup group, scoped in GroupEvent happened)
    {
        switch (effect)
        {
            case GroupEffect.AddMember:
                group.Add(happened.Member, happened.Seat);
                NoteSeat(happened.Seat);
                break;
            case GroupEffect.RemoveMember:
                NoteSeat(group.Remove(happened.Member));
                break;
            case GroupEffect.PassOwnership:
                group.PassOn();
                if (group.Owner is HubAccount owner)
                    facts.Pairs.Note(group.Kept!.SeatOf(owner)!);
                break;
            case GroupEffect.GiveOwnership:
                var (before, after) = (group.Kept!.SeatOf((HubAccount)group.Owner), group.Kept.SeatOf((HubAccount)happened.Member));
                group.PassOn(happened.Member);
                facts.Pairs.Note(before!);
                facts.Pairs.Note(after!);
                break;
            case GroupEffect.TellMember:
                var told = happened.Member.Here!;
                machines.Others.Tell(told, voice => voice.Group(group, told, new GroupNews.Joined()));
                break;
            case GroupEffect.TellJoined:
                facts.GroupNews.Note(group, happened.Member, new GroupNews.Joined());
                break;
            case GroupEffect.TellLeft:
                facts.GroupNews.Note(group, happened.Member, new GroupNews.Left(happened.Reason));
                break;
            case GroupEffect.TellOwner:
                facts.GroupNews.Note(group, group.Owner, new GroupNews.OwnerChanged());
                break;
            case GroupEffect.RevokeInvitations:
                foreach (var invitation in group.Invitations.ToList())
                    machines.Fire(invitation, InvitationTrigger.GroupGone);
                break;
            case GroupEffect.ReleaseName:
                facts.Groups.Remove(group);
                break;
            case GroupEffect.FailOwner:
                if (group.Owner.Here is { } session)
                    machines.Fire(session, SessionTrigger.InternalErrorCaught);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // A cursor that was written down meanwhile has said otherwise; what comes last counts.
    private void NoteSeat(GroupSeat? seat)
    {
        if (seat is null)
            return;
        facts.Pairs.Note(seat.Of);
        facts.Pairs.Note(seat);
    }

    public void Judge(HubGroup group, in Judgement<GroupTrigger> judged, scoped in GroupEvent happened)
    {
        if (judged.Trigger != GroupTrigger.InternalErrorCaught)
            machines.Fire(group, GroupTrigger.InternalErrorCaught);
    }

    public void Contain(HubGroup group, Exception error) => machines.Fire(group, GroupTrigger.InternalErrorCaught);

    public GroupEvent Elapsed(HubGroup group, GroupTrigger trigger) => default;
}
