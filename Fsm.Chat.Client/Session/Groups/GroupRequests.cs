using System.Globalization;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>Asks the server about groups, and does what its answers ask for.</summary>
internal sealed class GroupRequests(
    IFire machines, GroupAnnouncer groupAnnouncer, LineKeeper lineKeeper, FrameSender frameSender, CrashNoteKeeper crashNoteKeeper, PromptKeeper promptKeeper)
{
    /// <summary>Sends what was typed: one request, or one for each person to invite.</summary>
    public void Send(ClientUser server, GroupAsk asked)
    {
        if (asked.Kind == GroupRequestKind.Invite)
            Invite(server, asked);
        else
            Ask(server, asked, "");
    }

    /// <summary>Takes the answer to one request.</summary>
    public void Settle(ClientUser server, UserHappened.Answered answer, GroupAsk asked)
    {
        if (answer.Status == StatusCode.Ok)
            Done(server, asked, answer);
        else
            Refused(server, asked, answer);
        if (!server.Session!.Requests.Values.Any(request => request.Kind == RequestKind.Group))
            lineKeeper.Settle(server, AwaitedKinds.Group);
    }

    private void Invite(ClientUser server, GroupAsk asked)
    {
        foreach (var person in asked.People)
            Ask(server, asked with { Kind = GroupRequestKind.Invite, People = [person] }, person);
    }

    private void Ask(ClientUser server, GroupAsk asked, string person)
    {
        var isPort = ushort.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var request = new GroupRequest
        {
            Kind = asked.Kind,
            Group = FrameSender.Encode(asked.Group),
            Person = isPort ? [] : FrameSender.Encode(person),
        };
        frameSender.Ask(server.Session!, request, new PendingRequest.Group(asked), port);
    }

    private void Done(ClientUser server, GroupAsk asked, UserHappened.Answered answer)
    {
        var group = asked.Group;
        switch (asked.Kind)
        {
            case GroupRequestKind.Create:
                server.Groups.Add(group);
                crashNoteKeeper.NotePlace(server);
                groupAnnouncer.Created(server, group);
                Invite(server, asked);
                break;
            case GroupRequestKind.Invite:
                groupAnnouncer.Invited(server, group, asked.People[0]);
                break;
            case GroupRequestKind.Accept:
                promptKeeper.End(promptKeeper.FindInvitation(server, group));
                groupAnnouncer.Answered(server, group, isAccepted: true);
                break;
            case GroupRequestKind.Decline:
                promptKeeper.End(promptKeeper.FindInvitation(server, group));
                groupAnnouncer.Answered(server, group, isAccepted: false);
                break;
            case GroupRequestKind.Leave:
                Leave(server, group);
                break;
            default:
                var groups = ((UserHappened.AnsweredGroups)answer).Groups;
                server.Members.Note(groups);
                groupAnnouncer.Listed(server, groups);
                break;
        }
    }

    private void Refused(ClientUser server, GroupAsk asked, UserHappened.Answered answer)
    {
        if (asked.Kind is GroupRequestKind.Accept or GroupRequestKind.Decline)
            promptKeeper.End(promptKeeper.FindInvitation(server, asked.Group));
        groupAnnouncer.Refused(server, asked.Kind, asked.Group, asked.People.FirstOrDefault(""), answer);
    }

    private void Leave(ClientUser server, string group)
    {
        if (server.Conversations.TryGetValue(group, out var conversation) && conversation is not { WasOpen: true, WasGroup: false })
        {
            machines.Fire(conversation, ConversationTrigger.GroupLeft, new ConversationHappened.Failed(StatusCode.NotMember));
            if (server is { Mode: TypingMode.Conversation } && server.Target == conversation)
                machines.Fire(server, UserTrigger.TargetLeft, UserHappened.Nothing);
        }

        server.Groups.Remove(group);
        server.PastGroups.Add(group);
        server.Members.Forget(group);
        crashNoteKeeper.NotePlace(server);
        groupAnnouncer.Left(server, group);
    }
}
