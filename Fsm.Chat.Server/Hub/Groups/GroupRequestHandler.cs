using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Server.Hub.Groups;

/// <summary>From a frame that names a group to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class GroupRequestHandler(HubFacts facts, HubMachines machines)
{
    /// <summary>A request about a group.</summary>
    public CloseReason Handle(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!GroupRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(request.Group, out var name) || !System.Text.Unicode.Utf8.IsValid(request.Person))
            return CloseReason.InvalidText;
        switch (request.Kind)
        {
            case GroupRequestKind.Create:
                Create(session, header.Sequence, name);
                break;
            case GroupRequestKind.Invite:
                Invite(session, header, request);
                break;
            default:
                var group = facts.Groups.Find(request.Group, port: 0);
                var (trigger, status) = GroupRequestDecisions.Decide(request.Kind, FactsOf(session, group, isNamed: name.Length > 0));
                machines.Fire(session, trigger, EventOf(trigger, status, header.Sequence, group));
                break;
        }

        return CloseReason.None;
    }

    /// <summary>A message to a group.</summary>
    public void Send(HubSession session, ulong sequence, HubGroup group, ReadOnlySpan<byte> text)
    {
        var isMember = session.Groups?.IsMember(group) ?? false;
        if (isMember)
            session.Groups!.LastRecipient = group;
        var (trigger, status) = GroupSendDecisions.Decide(new(
            text.Length, facts.Limits.MaxText, isMember, group.Members.Count - 1, facts.Outbox.IsFull, machines.IsStopping)
        {
            IsInvited = IsInvited(session, group),
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Sends(sequence, group, text) : SessionEvent.Refused(sequence, status));
    }

    /// <summary>A request about the conversation with a group.</summary>
    public void Converse(HubSession session, ulong sequence, HubGroup group, ConversationChange change)
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
        machines.Fire(session, trigger, EventOf(trigger, status, sequence, group));
    }

    private void Create(HubSession session, ulong sequence, string name)
    {
        var valid = UserName.TryNormalizeGroup(name, out var normalized);
        var (trigger, status) = GroupRequestDecisions.Decide(new CreationFacts(
            valid, valid && facts.IsHeld(normalized), session.Groups?.IsAtLimit(facts.Limits.GroupsPerUser) ?? false, machines.IsStopping));
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Makes(sequence, normalized) : SessionEvent.Refused(sequence, status));
    }

    private void Invite(HubSession session, in FrameHeader header, in GroupRequest request)
    {
        var group = facts.Groups.Find(request.Group, port: 0);
        var invitee = facts.Roster.Find(request.Person, header.DestinationPort, out var ambiguous);
        var (trigger, status) = GroupRequestDecisions.Decide(FactsOf(session, group, isNamed: true), new InviteeFacts(
            invitee is not null,
            ambiguous,
            invitee == session,
            group is not null && (invitee?.Groups?.IsMember(group) ?? false),
            group is not null && invitee?.Groups?.InvitationTo(group) is not null,
            invitee?.Groups?.IsAtLimit(facts.Limits.GroupsPerUser) ?? false,
            invitee?.IsBusyUnder(facts.Limits) ?? false));
        machines.Fire(session, trigger, status == StatusCode.Ok
            ? SessionEvent.Invites(header.Sequence, invitee!, group!)
            : SessionEvent.Refused(header.Sequence, status));
    }

    private static SessionEvent EventOf(SessionTrigger trigger, StatusCode status, ulong sequence, HubGroup? group) => status switch
    {
        not StatusCode.Ok => SessionEvent.Refused(sequence, status),
        _ when trigger == SessionTrigger.GroupListRequestReceived => SessionEvent.Lists(sequence, group),
        _ => SessionEvent.With(sequence, group!),
    };

    private static bool IsInvited(HubSession session, HubGroup group) => session.Groups?.InvitationTo(group) is not null;

    private GroupFacts FactsOf(HubSession session, HubGroup? group, bool isNamed) => group is null
        ? new(isNamed, IsMember: false, IsOwner: false, IsInvited: false, IsOnlyConversation: false, IsFull: false)
        : new(
            isNamed,
            session.Groups?.IsMember(group) ?? false,
            group.Owner == session,
            IsInvited(session, group),
            session.Groups?.IsTalkingTo(group) is true && session.Conversations == 1,
            group.IsFull(facts.Limits.GroupMembers));
}
