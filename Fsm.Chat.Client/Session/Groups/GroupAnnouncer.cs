using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>Puts what happens in groups into the events that are shown.</summary>
internal sealed class GroupAnnouncer(Announcer announcer)
{
    /// <summary>The group is made.</summary>
    public void Created(ClientUser server, string group) => Show(server, group, "created", server.Name, null, ClientTexts.GroupCreated.With(group));

    /// <summary>A person was asked to join.</summary>
    public void Invited(ClientUser server, string group, string person) => Show(server, group, "invited", person, null, ClientTexts.GroupInvited.With(person, group));

    /// <summary>One is in the group now.</summary>
    public void Joined(ClientUser server, string group) => Show(server, group, "joined", server.Name, null, ClientTexts.GroupJoined.With(group));

    /// <summary>One has left the group.</summary>
    public void Left(ClientUser server, string group) => Show(server, group, "left", server.Name, null, ClientTexts.GroupLeft.With(group));

    /// <summary>One is no longer in the group, for the session that was is over.</summary>
    /// <param name="server">The server.</param>
    /// <param name="group">The group.</param>
    /// <param name="isForNow">Whether the server keeps groups, so that one may be in it again.</param>
    public void Lost(ClientUser server, string group, bool isForNow) =>
        Show(server, group, "lost", server.Name, null, (isForNow ? ClientTexts.GroupLostForNow : ClientTexts.GroupLost).With(group));

    /// <summary>One's answer to an invitation has arrived.</summary>
    public void Answered(ClientUser server, string group, bool isAccepted) =>
        announcer.Show(server, new InvitationEvent(server.Address, group, null, isAccepted ? "accepted" : "declined", (isAccepted ? ClientTexts.InvitationAccepted : ClientTexts.InvitationDeclined).With(group)));

    /// <summary>An invitation is on the screen.</summary>
    public void Asked(InvitationRequest invitation, string hint) => announcer.Show(invitation.Server, new InvitationEvent(
        invitation.Server.Address, invitation.Group, invitation.From, "received",
        ClientTexts.InvitationAsked.With(invitation.From, invitation.Group, hint)));

    /// <summary>An invitation can no longer be answered.</summary>
    public void InvitationOver(InvitationRequest invitation, StatusCode status) => announcer.Show(invitation.Server, new InvitationEvent(
        invitation.Server.Address, invitation.Group, invitation.From, Outcome(status), ClientTexts.InvitationOver.With(invitation.Group, status.Explain())));

    /// <summary>A request was refused.</summary>
    public void Refused(ClientUser server, GroupRequestKind kind, string group, string person, UserHappened.Answered answer)
    {
        Code code = answer.Status;
        var what = kind switch
        {
            GroupRequestKind.Create => ClientTexts.RefusedCreate,
            GroupRequestKind.Invite => ClientTexts.RefusedInvite,
            GroupRequestKind.Leave => ClientTexts.RefusedLeave,
            GroupRequestKind.List => ClientTexts.RefusedList,
            _ => ClientTexts.RefusedAnswer,
        };
        Show(server, group, "refused", person.Length > 0 ? person : null, code.Name, "");
        announcer.Error(server, code, $"{what.With(group, person)}: {Announcer.WhyRefused(group, code, answer.Holder)}", CodeTable.Of(code).AfterCommand);
    }

    /// <summary>One's groups.</summary>
    public void Listed(ClientUser server, IReadOnlyList<GroupEntry> groups)
    {
        if (groups.Count == 0)
            announcer.Notice(server, "groups", ClientTexts.GroupsNone);
        foreach (var group in groups)
            announcer.Show(server, new GroupEvent(server.Address, group.Name, "listed", null, null, Words(group)) { Owner = group.Owner, Members = group.Members, Total = group.Total });
    }

    /// <summary>Something happened to another member, or to an invitation one has sent.</summary>
    public void Happened(ClientUser server, GroupHappening happened, bool isSelf)
    {
        var (group, person) = (happened.Group, happened.Person);
        switch (happened.News)
        {
            case GroupNews.Joined:
                Show(server, group, "member_joined", person, null, ClientTexts.MemberJoined.With(person, group));
                break;
            case GroupNews.Left { Reason: CloseReason.None }:
                Show(server, group, "member_left", person, null, ClientTexts.MemberLeft.With(person, group));
                break;
            case GroupNews.Left { Reason: var reason }:
                Show(server, group, "member_left", person, reason.Code(), ClientTexts.MemberGone.With(person, group, reason.Explain()));
                break;
            case GroupNews.OwnerChanged:
                Show(server, group, "owner", person, null, isSelf ? ClientTexts.OwnerIsSelf.With(group) : ClientTexts.OwnerIs.With(person, group));
                break;
            case GroupNews.InvitationEnded { Status: var status }:
                Show(server, group, Outcome(status), person, status.Code(), ClientTexts.InvitationOutcome.With(person, group, status.Explain()));
                break;
        }
    }

    private static string Words(GroupEntry group)
    {
        var rest = group.Total - group.Members.Count;
        return (rest > 0 ? ClientTexts.GroupListedMore : ClientTexts.GroupListed).With(group.Name, group.Owner, string.Join(", ", group.Members), rest);
    }

    private static string Outcome(StatusCode status) => status switch
    {
        StatusCode.InvitationDeclined => "declined",
        StatusCode.InvitationExpired => "expired",
        _ => "revoked",
    };

    private void Show(ClientUser server, string group, string status, string? who, string? reason, string text) =>
        announcer.Show(server, new GroupEvent(server.Address, group, status, who, reason, text));
}
