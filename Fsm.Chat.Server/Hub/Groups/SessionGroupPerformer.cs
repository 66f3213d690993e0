using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Server.Hub.Groups;

/// <summary>Does what a session's transitions ask for about groups.</summary>
internal sealed class SessionGroupPerformer(HubFacts state, Stepper stepper)
{
    private const double TokensPerMember = 0.1;
    private readonly SharedBody _body = new();

    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.ForwardToGroup:
                Forward(session, happened);
                break;
            case SessionEffect.JoinGroupConversation:
                session.Groups!.Open(happened.Group!);
                break;
            case SessionEffect.LeaveGroupConversation:
                session.Groups!.Quit(happened.Group!);
                break;
            case SessionEffect.ConfirmGroupOpen:
                state.Outbox.Send(session, new ConversationConfirmation { Request = happened.Sequence, Peer = happened.Group!.NameUtf8 });
                break;
            case SessionEffect.CreateGroup:
                Create(session, happened.GroupName);
                break;
            case SessionEffect.InvitePerson:
                Invite(happened.Peer!, happened.Group!);
                break;
            case SessionEffect.AcceptInvitation:
                stepper.Fire(session.Groups!.InvitationTo(happened.Group!)!, InvitationTrigger.AcceptReceived);
                break;
            case SessionEffect.DeclineInvitation:
                stepper.Fire(session.Groups!.InvitationTo(happened.Group!)!, InvitationTrigger.DeclineReceived);
                break;
            case SessionEffect.LeaveGroup:
                Leave(session, happened.Group!, CloseReason.None);
                break;
            case SessionEffect.SendGroupList:
                SendList(session, happened);
                break;
            case SessionEffect.EndInvitations:
                EndInvitations(session);
                break;
            case SessionEffect.EndMemberships:
                EndMemberships(session);
                break;
        }
    }

    // Who decides the verdict is fixed here. What is done for each member is no more than a header, a copy and an entry in a queue.
    private void Forward(HubSession session, scoped in SessionEvent happened)
    {
        var group = happened.Group!;
        session.Bucket.Take(stepper.Now, TokensPerMember * group.Members.Count); // beside the one that every request costs
        var body = _body.Encode(new GroupMessage { Sender = session.NameUtf8, Group = group.NameUtf8, Text = happened.Text });
        var tally = new GroupTally(session, happened.Sequence);
        state.Verdicts.Expect();
        foreach (var member in group.Members)
        {
            if (member == session)
                continue;
            if (member.IsBusyUnder(state.Limits))
            {
                tally.CountBusy();
                stepper.Counters.Note(StatusCode.RecipientBusy);
                continue;
            }

            tally.Await();
            state.Outbox.Forward(member, body, tally);
        }

        state.Verdicts.Conclude(tally);
    }

    private void Create(HubSession session, string name)
    {
        var group = new HubGroup(stepper.InitialGroup, name, session);
        state.Groups.Add(group);
        (session.Groups ??= new()).Join(group);
    }

    private void Invite(HubSession invitee, HubGroup group)
    {
        var invitation = new HubInvitation(stepper.InitialInvitation, group, invitee);
        group.Invitations.Add(invitation);
        (invitee.Groups ??= new()).Add(invitation);
        stepper.Begin(invitation);
        var seconds = InvitationDecisions.SecondsToAnswer(state.Limits.InvitationTimeout);
        state.Outbox.Send(
            invitee,
            new GroupNotice { Change = GroupChange.Invited, Group = group.NameUtf8, Person = group.Owner.NameUtf8, Code = seconds },
            group.Owner);
    }

    private void Leave(HubSession session, HubGroup group, CloseReason reason) =>
        stepper.Fire(group, GroupDecisions.DecideLeft(group.Owner == session, group.Members.Count), new(session, reason));

    private void SendList(HubSession session, scoped in SessionEvent happened)
    {
        IEnumerable<HubGroup> groups = happened.Group is { } one ? [one] : session.Groups?.Joined ?? [];
        state.Outbox.Send(session, new GroupListConfirmation
        {
            Request = happened.Sequence,
            Groups = GroupListing.Fit([.. groups.OrderBy(group => group.Name, UserName.Comparer)], state.Limits.MaxFrame),
        });
    }

    private void EndInvitations(HubSession session)
    {
        foreach (var invitation in session.Groups?.Invitations.ToList() ?? [])
            stepper.Fire(invitation, InvitationTrigger.InviteeGone);
    }

    private void EndMemberships(HubSession session)
    {
        foreach (var group in session.Groups?.Joined.ToList() ?? [])
            Leave(session, group, session.Link.Reason);
    }
}
