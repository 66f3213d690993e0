using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>Takes what the server tells of groups.</summary>
internal sealed class GroupNotices(ClientCore core)
{
    /// <summary>Takes one notice.</summary>
    public void Note(ClientUser server, GroupHappening happened)
    {
        var isSelf = UserName.Comparer.Equals(happened.Person, server.Name);
        server.Members.Note(happened);
        switch (happened.News)
        {
            case GroupNews.Invited invited:
                core.Prompts.Arrive(new InvitationRequest(server, happened.Group, happened.Person, invited.Seconds));
                break;
            case GroupNews.Joined when isSelf:
                server.Groups.Add(happened.Group);
                core.CrashNotes.NotePlace(server);
                core.TellGroups.Joined(server, happened.Group);
                break;
            case GroupNews.InvitationEnded ended when core.Prompts.FindInvitation(server, happened.Group) is { } invitation:
                core.Prompts.End(invitation);
                core.TellGroups.InvitationOver(invitation, ended.Status);
                break;
            default:
                core.TellGroups.Happened(server, happened, isSelf);
                break;
        }
    }
}
