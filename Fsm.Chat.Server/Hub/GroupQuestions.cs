using System.Text;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a question about a group to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class GroupQuestions(HubFacts facts, HubMachines machines)
{
    /// <summary>A request about a group.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="tag">The number of the question.</param>
    /// <param name="kind">What is asked.</param>
    /// <param name="name">The group's name.</param>
    /// <param name="person">Whom to invite.</param>
    public void Ask(HubSession session, ulong tag, GroupRequestKind kind, ReadOnlySpan<byte> name, in Addressee person)
    {
        switch (kind)
        {
            case GroupRequestKind.Create:
                Create(session, tag, Encoding.UTF8.GetString(name));
                break;
            case GroupRequestKind.Invite:
                Invite(session, tag, name, person);
                break;
            default:
                var group = facts.Groups.Find(name, port: 0);
                var (trigger, status) = GroupRequestDecisions.Decide(kind, FactsOf(session, group, isNamed: name.Length > 0));
                machines.Fire(session, trigger, EventOf(trigger, status, tag, group));
                break;
        }
    }

    /// <summary>A message to a group.</summary>
    public void Send(HubSession session, ulong tag, HubGroup group, ReadOnlySpan<byte> text)
    {
        var turnedAway = group.CountIgnoring(session);
        var isKept = group.SeatOf(session) is not null;
        var (trigger, status) = GroupSendDecisions.Decide(new(
            text.Length, facts.Limits.MaxText, session.Groups?.IsMember(group) ?? false, (isKept ? group.Count : group.Members.Count) - 1 - turnedAway, facts.Outbox.IsFull, machines.IsStopping)
        {
            IsInvited = IsInvited(session, group),
            IsIgnored = turnedAway > 0,
            Keeping = KeepingOf(isKept),
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Sends(tag, group, text) : SessionEvent.Refused(tag, status));
    }

    /// <summary>A request about the conversation with a group.</summary>
    public void Converse(HubSession session, ulong tag, HubGroup group, ConversationChange change)
    {
        var (trigger, status) = GroupConversationDecisions.Decide(new(
            change,
            session.Groups?.IsMember(group) ?? false,
            session.Groups?.IsTalkingTo(group) ?? false,
            session.Conversations,
            machines.IsStopping)
        {
            IsInvited = IsInvited(session, group),
        });
        machines.Fire(session, trigger, EventOf(trigger, status, tag, group));
    }

    private void Create(HubSession session, ulong tag, string name)
    {
        var valid = UserName.TryNormalizeGroup(name, out var normalized);
        var holder = valid ? facts.HolderOf(normalized) : null;
        var (trigger, status) = GroupRequestDecisions.Decide(new CreationFacts(
            valid, holder is not null, session.Groups?.IsAtLimit(facts.Limits.GroupsPerUser) ?? false, machines.IsStopping)
        {
            Keeping = KeepingOf(session.Account is not null),
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Makes(tag, normalized) : SessionEvent.Refused(tag, status, holder));
    }

    private void Invite(HubSession session, ulong tag, ReadOnlySpan<byte> name, in Addressee person)
    {
        var group = facts.Groups.Find(name, port: 0);
        var invitee = facts.Roster.Find(person.Name, person.Port, out var ambiguous);
        if (invitee is null && !ambiguous && person.Port == 0 && group is { IsKept: true } && facts.Accounts.FindOpen(person.Name) is { } away)
        {
            InviteAway(session, tag, group, away);
            return;
        }

        var (trigger, status) = GroupRequestDecisions.Decide(FactsOf(session, group, isNamed: true), new InviteeFacts(
            invitee is not null,
            ambiguous,
            invitee == session,
            group is not null && (invitee?.Groups?.IsMember(group) ?? false),
            (group is not null && invitee?.Groups?.InvitationTo(group) is not null) || (invitee?.Groups?.IsOverShare(session, facts.Limits.GroupsPerUser) ?? false),
            invitee?.Groups?.TakesNoInvitation(facts.Limits.GroupsPerUser) ?? false,
            invitee is not null && machines.Others.IsBusy(invitee, facts.Limits, session))
        {
            Ignores = invitee is not null && invitee.Ignores(session),
        });
        machines.Fire(session, trigger, status == StatusCode.Ok
            ? SessionEvent.Invites(tag, invitee!, group!)
            : SessionEvent.Refused(tag, status));
    }

    private void InviteAway(HubSession session, ulong tag, HubGroup group, HubAccount away)
    {
        var limit = facts.Limits.GroupsPerUser;
        var (trigger, status) = GroupRequestDecisions.Decide(FactsOf(session, group, isNamed: true), new InviteeFacts(
            Found: true,
            Ambiguous: false,
            IsSelf: false,
            IsMember: group.Kept!.SeatOf(away) is not null,
            IsInvited: away.Asked.ContainsKey(group.Kept),
            IsAtLimit: limit > 0 && (away.Seats.Count >= limit || away.Asked.Count >= limit),
            IsBusy: false)
        {
            Keeping = machines.Keeping!.Answer,
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Invites(tag, away, group) : SessionEvent.Refused(tag, status));
    }

    private static SessionEvent EventOf(SessionTrigger trigger, StatusCode status, ulong tag, HubGroup? group) => status switch
    {
        not StatusCode.Ok => SessionEvent.Refused(tag, status),
        _ when trigger == SessionTrigger.GroupListRequestReceived => SessionEvent.Lists(tag, group),
        _ => SessionEvent.With(tag, group!),
    };

    private static bool IsInvited(HubSession session, HubGroup group) => session.Groups?.InvitationTo(group) is not null;

    private GroupFacts FactsOf(HubSession session, HubGroup? group, bool isNamed) => group is null
        ? new(isNamed, IsMember: false, IsOwner: false, IsInvited: false, IsOnlyConversation: false, IsFull: false)
        : new(
            isNamed,
            session.Groups?.IsMember(group) ?? false,
            group.IsOwnedBy(session),
            IsInvited(session, group),
            session.Groups?.IsTalkingTo(group) is true && session.Conversations == 1,
            group.IsFull(facts.Limits.GroupMembers))
        {
            IsAtLimit = session.Groups?.IsAtLimit(facts.Limits.GroupsPerUser) ?? false,
            Keeping = KeepingOf(group.SeatOf(session) is not null || (IsInvited(session, group) && group.IsKept && session.Account is not null)),
        };

    private KeepingAnswer KeepingOf(bool isKept) => isKept ? machines.Keeping!.Answer : KeepingAnswer.NotKept;
}
