using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>Takes what the server tells of groups.</summary>
internal sealed class GroupNotices(GroupAnnouncer groupAnnouncer, CrashNoteKeeper crashNoteKeeper, PromptKeeper promptKeeper)
{
    /// <summary>The session is over against one's will: says so in its groups.</summary>
    public void TellLost(ClientUser server)
    {
        foreach (var group in server.Groups)
            groupAnnouncer.Lost(server, group, isForNow: server.Session?.IsKeepingGroups == true);
    }

    /// <summary>The session is over and another one follows, in which one is again in the groups that are kept.</summary>
    public static void ExpectBack(ClientUser server) => server.ExpectedGroups.UnionWith(server.Groups);

    /// <summary>Says of which of the groups that were expected one is a member no longer.</summary>
    public void TellNotBack(ClientUser server)
    {
        foreach (var group in server.ExpectedGroups)
            groupAnnouncer.Lost(server, group, isForNow: false);
        server.ExpectedGroups.Clear();
    }

    /// <summary>Takes one notice.</summary>
    public void Note(ClientUser server, GroupHappening happened)
    {
        var isSelf = UserName.Comparer.Equals(happened.Person, server.Name);
        server.Members.Note(happened.Group, happened.Person, happened.News);
        switch (happened.News)
        {
            case GroupNews.Invited invited:
                promptKeeper.Arrive(new InvitationRequest(server, happened.Group, happened.Person, invited.Seconds));
                break;
            case GroupNews.Joined when isSelf:
                server.Groups.Add(happened.Group);
                crashNoteKeeper.NotePlace(server);
                if (!server.ExpectedGroups.Remove(happened.Group))
                    groupAnnouncer.Joined(server, happened.Group);
                break;
            case GroupNews.InvitationEnded ended when promptKeeper.FindInvitation(server, happened.Group) is { } invitation:
                promptKeeper.End(invitation);
                groupAnnouncer.InvitationOver(invitation, ended.Status);
                break;
            default:
                groupAnnouncer.Happened(server, happened, isSelf);
                break;
        }
    }
}
