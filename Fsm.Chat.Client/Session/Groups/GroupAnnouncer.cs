using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>Puts what happens in groups into the events that are shown.</summary>
internal sealed class GroupAnnouncer(ClientCore core)
{
    /// <summary>The group is made.</summary>
    public void Created(ServerSession server, string group) => Show(server, group, "created", server.Name, null, $"you have made the group {group}; /chat {group} talks to it");

    /// <summary>A person was asked to join.</summary>
    public void Invited(ServerSession server, string group, string person) => Show(server, group, "invited", person, null, $"{person} is invited to {group}");

    /// <summary>One is in the group now.</summary>
    public void Joined(ServerSession server, string group) => Show(server, group, "joined", server.Name, null, $"you are in the group {group}; /chat {group} talks to it");

    /// <summary>One has left the group.</summary>
    public void Left(ServerSession server, string group) => Show(server, group, "left", server.Name, null, $"you have left the group {group}");

    /// <summary>One's answer to an invitation has arrived.</summary>
    public void Answered(ServerSession server, string group, string answer) =>
        core.Tell.Show(server, new InvitationEvent(server.Address, group, null, answer, $"you have {answer} the invitation to {group}"));

    /// <summary>An invitation is on the screen.</summary>
    public void Asked(InvitationRequest invitation, string hint) => core.Tell.Show(invitation.Server, new InvitationEvent(
        invitation.Server.Address, invitation.Group, invitation.From, "received",
        $"{invitation.From} invites you to the group {invitation.Group}: {hint}"));

    /// <summary>An invitation can no longer be answered.</summary>
    public void InvitationOver(InvitationRequest invitation, StatusCode status) => core.Tell.Show(invitation.Server, new InvitationEvent(
        invitation.Server.Address, invitation.Group, invitation.From, Outcome(status), $"the invitation to {invitation.Group} is over: {status.Explain()}"));

    /// <summary>A request was refused.</summary>
    public void Refused(ServerSession server, GroupRequestKind kind, string group, string person, StatusCode status)
    {
        var what = kind switch
        {
            GroupRequestKind.Create => $"the group {group} was not made",
            GroupRequestKind.Invite => $"{person} was not invited to {group}",
            GroupRequestKind.Leave => $"{group} was not left",
            GroupRequestKind.List => $"{group} was not listed",
            _ => $"the invitation to {group} was not answered",
        };
        Show(server, group, "refused", person.Length > 0 ? person : null, status.Code(), "");
        core.Tell.Error(server, status.Code(), $"{what}: {status.Explain()}", NextSteps.After(status));
    }

    /// <summary>One's groups.</summary>
    public void Listed(ServerSession server, IReadOnlyList<GroupEntry> groups)
    {
        if (groups.Count == 0)
            core.Tell.Notice(server, "groups", "you are in no group");
        foreach (var group in groups)
            core.Tell.Show(server, new GroupEvent(server.Address, group.Name, "listed", null, null, Words(group)) { Owner = group.Owner, Members = group.Members, Total = group.Total });
    }

    /// <summary>Something happened to another member, or to an invitation one has sent.</summary>
    public void Happened(ServerSession server, GroupHappening happened, bool isSelf)
    {
        var (group, person) = (happened.Group, happened.Person);
        var (status, code) = ((StatusCode)happened.Code, (CloseReason)happened.Code);
        switch (happened.Change)
        {
            case GroupChange.Joined:
                Show(server, group, "member_joined", person, null, $"{person} has joined {group}");
                break;
            case GroupChange.Left:
                Show(server, group, "member_left", person, code == CloseReason.None ? null : code.Code(), code == CloseReason.None
                    ? $"{person} has left {group}" : $"{person} is no longer in {group}: disconnected ({code.Explain()})");
                break;
            case GroupChange.OwnerChanged:
                Show(server, group, "owner", person, null, isSelf ? $"you are the owner of {group} now: /invite {group} NAME" : $"{person} is the owner of {group} now");
                break;
            default:
                Show(server, group, Outcome(status), person, status.Code(), $"the invitation of {person} to {group}: {status.Explain()}");
                break;
        }
    }

    private static string Words(GroupEntry group)
    {
        var rest = group.Total - group.Members.Count;
        return $"{group.Name}, owned by {group.Owner}: {string.Join(", ", group.Members)}{(rest > 0 ? $" and {rest} more" : "")}";
    }

    private static string Outcome(StatusCode status) => status switch
    {
        StatusCode.InvitationDeclined => "declined",
        StatusCode.InvitationExpired => "expired",
        _ => "revoked",
    };

    private void Show(ServerSession server, string group, string status, string? who, string? reason, string text) =>
        core.Tell.Show(server, new GroupEvent(server.Address, group, status, who, reason, text));
}
