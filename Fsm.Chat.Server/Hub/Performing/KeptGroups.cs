using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for about groups that are kept. Nothing is so before it is on the disk.</summary>
internal sealed class KeptGroups(HubFacts facts, HubMachines machines)
{
    /// <summary>Has it written down that an account is in a group no more; who is the last ends what is kept of it.</summary>
    public static void WriteLeaving(StoreBatch batch, GroupSeat seat)
    {
        batch.Add(seat.Kept(MemberRole.Former));
        if (seat.Of.Seats.Count == 1)
            batch.Add(seat.Of.Kept(ConversationKind.EndedGroup));
    }

    /// <summary>Has a group written down, whose name is held meanwhile.</summary>
    public void Make(HubSession session, ulong tag, string name)
    {
        var (keeping, owner) = (machines.Keeping!, session.Account!);
        var kept = new KeptGroup(facts.Pairs.NextConversation(), owner.Id, keeping.UtcTicks);
        var group = new HubGroup(machines.InitialGroup, name, owner, kept);
        facts.Groups.Add(group);
        var seat = kept.NewSeat(owner);
        var batch = keeping.Filling;
        batch.Add(kept.Kept(ConversationKind.Group));
        batch.Add(seat.Kept(MemberRole.Owner));
        keeping.Follow(batch, new Making(machines, session, tag, seat));
    }

    /// <summary>Has it written down that somebody who is away is invited.</summary>
    public void Invite(HubSession session, ulong tag, HubAccount invitee, HubGroup group)
    {
        var (keeping, kept) = (machines.Keeping!, group.Kept!);
        var until = keeping.UtcTicks + InvitationDecisions.WaitsFor.Ticks;
        var batch = keeping.Filling;
        batch.Add(kept.Asked(invitee, MemberRole.Invited, until));
        keeping.Follow(batch, new Inviting(facts, machines, session, tag, kept, invitee, until));
    }

    /// <summary>Has it written down that an invited person is in a group.</summary>
    public void Join(HubSession session, ulong tag, HubGroup group)
    {
        var seat = group.Kept!.NewSeat(session.Account!);
        var batch = machines.Keeping!.Filling;
        batch.Add(seat.Kept(MemberRole.Member));
        machines.Keeping.Follow(batch, new Joining(machines, session, tag, session.Groups!.InvitationTo(group)!, seat));
    }

    /// <summary>Has it written down that a person is in a group no more.</summary>
    public void Leave(HubSession session, ulong tag, HubGroup group)
    {
        var seat = group.SeatOf(session)!;
        var batch = machines.Keeping!.Filling;
        WriteLeaving(batch, seat);
        machines.Keeping.Follow(batch, new Leaving(machines, session, tag, seat));
    }

    /// <summary>Has a message written down. Its place is given here, so it is that in which it was said.</summary>
    public void KeepMessage(HubSession session, scoped in SessionEvent happened)
    {
        var (keeping, group) = (machines.Keeping!, happened.Group);
        session.Bucket.Take(machines.Now, SessionGroupPerformer.TokensPerMember * group.Count);
        var seat = group.SeatOf(session)!;
        var message = new KeptMessage(
            facts.Pairs.NextMessage(), seat.Of.Id, ++seat.Of.LastPlace, seat.Account.Id, RecordKeeper.Give(facts, session, happened.Tag), (long)happened.Tag, keeping.UtcTicks, MessageKind.Text, happened.Text.ToArray());
        facts.Pairs.Note(seat.Of);
        var batch = keeping.Filling;
        batch.Add(message);
        keeping.Follow(batch, new KeptGroupSend(facts, machines, session, happened.Tag, seat, message));
        session.Groups!.LastRecipient = group;
    }

    private sealed class Making(HubMachines machines, HubSession session, ulong tag, GroupSeat seat) : IKept
    {
        public void Stored()
        {
            machines.Fire(seat.Group, GroupTrigger.Founded, GroupEvent.About(seat));
            machines.Fire(session, SessionTrigger.GroupChangeKept, SessionEvent.Stores(tag));
        }

        public void NotStored(StatusCode why)
        {
            machines.Fire(seat.Group, GroupTrigger.NotKept);
            machines.Fire(session, SessionTrigger.GroupChangeNotKept, SessionEvent.Refused(tag, why));
        }
    }

    private sealed class Inviting(HubFacts facts, HubMachines machines, HubSession session, ulong tag, KeptGroup kept, HubAccount invitee, long until) : IKept
    {
        public void Stored()
        {
            invitee.Asked[kept] = until;
            machines.Fire(session, SessionTrigger.GroupChangeKept, SessionEvent.Stores(tag));
            if (invitee.Session is { } here)
                Asking.BeginKept(facts, machines, here, invitee); // who has come meanwhile
        }

        public void NotStored(StatusCode why) => machines.Fire(session, SessionTrigger.GroupChangeNotKept, SessionEvent.Refused(tag, why));
    }

    private sealed class Joining(HubMachines machines, HubSession session, ulong tag, HubInvitation invitation, GroupSeat seat) : IKept
    {
        public void Stored()
        {
            if (InvitationDecisions.DecideStored(invitation.State) is not StatusCode.Ok and var status)
            {
                if (seat.Of.SeatOf(seat.Account) is null)
                    machines.Keeping!.Filling.Add(seat.Kept(MemberRole.Former));
                machines.Fire(session, SessionTrigger.GroupChangeNotKept, SessionEvent.Refused(tag, status));
                return;
            }

            invitation.Seat = seat;
            seat.Account.Asked.Remove(seat.Of);
            machines.Fire(session, SessionTrigger.GroupChangeKept, SessionEvent.Stores(tag));
            machines.Fire(invitation, InvitationTrigger.AcceptReceived);
        }

        public void NotStored(StatusCode why) => machines.Fire(session, SessionTrigger.GroupChangeNotKept, SessionEvent.Refused(tag, why));
    }

    private sealed class Leaving(HubMachines machines, HubSession session, ulong tag, GroupSeat seat) : IKept
    {
        public void Stored()
        {
            var group = seat.Group;
            var trigger = GroupConversationDecisions.DecideLeft(session.Groups?.IsTalkingTo(group) ?? false, session.Conversations);
            machines.Fire(session, trigger, SessionEvent.With(tag, group));
            if (seat.Of.SeatOf(seat.Account) == seat)
                machines.Fire(group, GroupDecisions.DecideLeft(group.Owner == seat.Account, group.Count), GroupEvent.About(seat.Account));
        }

        public void NotStored(StatusCode why) => machines.Fire(session, SessionTrigger.GroupChangeNotKept, SessionEvent.Refused(tag, why));
    }
}
