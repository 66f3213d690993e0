using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for about groups.</summary>
internal sealed class SessionGroupPerformer(HubFacts facts, HubMachines machines)
{
    private readonly KeptGroups _kept = new(facts, machines);
    internal const double TokensPerMember = 0.1;
    private readonly Shared _encoded = new();

    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.ForwardToGroup:
                Forward(session, happened);
                break;
            case SessionEffect.KeepGroupMessage:
                _kept.KeepMessage(session, happened);
                break;
            case SessionEffect.KeepGroup:
                _kept.Make(session, happened.Tag, happened.GroupName);
                break;
            case SessionEffect.KeepInvitation:
                _kept.Invite(session, happened.Tag, (HubAccount)happened.Recipient, happened.Group);
                break;
            case SessionEffect.KeepJoining:
                _kept.Join(session, happened.Tag, happened.Group);
                break;
            case SessionEffect.KeepLeaving:
                _kept.Leave(session, happened.Tag, happened.Group);
                break;
            case SessionEffect.JoinGroupConversation:
                session.Groups!.Open(happened.Group);
                break;
            case SessionEffect.LeaveGroupConversation:
                session.Groups!.Quit(happened.Group);
                break;
            case SessionEffect.ConfirmGroupOpen:
                session.Voice.AnswerOpen(happened.Tag, happened.Group.NameUtf8, port: 0);
                break;
            case SessionEffect.CreateGroup:
                Create(session, happened.GroupName);
                break;
            case SessionEffect.InvitePerson:
                Asking.Begin(facts, machines, happened.Peer, happened.Group);
                break;
            case SessionEffect.AcceptInvitation:
                machines.Fire(session.Groups!.InvitationTo(happened.Group)!, InvitationTrigger.AcceptReceived);
                break;
            case SessionEffect.DeclineInvitation:
                machines.Fire(session.Groups!.InvitationTo(happened.Group)!, InvitationTrigger.DeclineReceived);
                break;
            case SessionEffect.LeaveGroup:
                Leave(session, happened.Group);
                break;
            case SessionEffect.SendGroupList:
                SendList(session, happened);
                break;
            case SessionEffect.EndInvitations:
                EndInvitations(session);
                break;
            case SessionEffect.EndMemberships:
                EndMemberships(session, happened.Reason);
                break;
        }
    }

    // Who decides the verdict is fixed here. What is done for each member is no more than a header, a copy and an entry in a queue.
    private void Forward(HubSession session, scoped in SessionEvent happened)
    {
        var group = happened.Group;
        session.Bucket.Take(machines.Now, TokensPerMember * group.Count); // beside the one that every request costs
        _encoded.Begin();
        var tally = new GroupTally(session, happened.Tag);
        var aboutSender = group.News.ThreadAbout(session);
        foreach (var seat in group.Members)
        {
            var member = seat.Person;
            if (member == session || member.Ignores(session))
                continue;
            try
            {
                if (member.IsBusyUnder(facts.Limits, session))
                {
                    tally.CountFailed();
                    machines.Counters.Note(StatusCode.RecipientBusy);
                    continue;
                }

                if (aboutSender is not null)
                    GroupNewsTeller.TellBefore(seat, aboutSender);
                member.Take(session, group, happened.Text, new(tally, happened.Tag), _encoded);
                tally.Await();
            }
            catch (Exception error)
            {
                machines.Others.NoteBroken(member, error);
                tally.CountFailed();
            }
        }

        session.Groups!.LastRecipient = group;
        facts.Verdicts.Expect();
        tally.ConcludeIfDecided(facts.Verdicts);
    }

    private void Create(HubSession session, string name)
    {
        var group = new HubGroup(machines.InitialGroup, name, session);
        facts.Groups.Add(group);
        machines.Fire(group, GroupTrigger.Founded, GroupEvent.About(session));
    }

    private void Leave(HubSession session, HubGroup group) =>
        machines.Fire(group, GroupDecisions.DecideLeft(group.IsOwnedBy(session), group.Count), GroupEvent.About(session));

    private static void SendList(HubSession session, scoped in SessionEvent happened)
    {
        IEnumerable<HubGroup> groups = happened.ListedGroup is { } one ? [one] : session.Groups?.Joined ?? [];
        session.Voice.Groups(happened.Tag, [.. groups.OrderBy(group => group.Name, UserName.Comparer)]);
    }

    private void EndInvitations(HubSession session)
    {
        foreach (var invitation in session.Groups?.Invitations.ToList() ?? [])
            machines.Fire(invitation, InvitationTrigger.InviteeGone);
    }

    private void EndMemberships(HubSession session, CloseReason reason)
    {
        foreach (var group in session.Groups?.Joined.ToList() ?? [])
            machines.Fire(group, GroupDecisions.DecideGone(group.SeatOf(session) is not null, group.IsOwnedBy(session), group.Count), GroupEvent.About(session, reason));
    }
}
