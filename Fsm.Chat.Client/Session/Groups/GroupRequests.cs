using System.Globalization;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>Asks the server about groups, and does what its answers ask for.</summary>
internal sealed class GroupRequests(ClientCore core)
{
    /// <summary>Sends what was typed: one request, or one for each person to invite.</summary>
    public void Send(ClientUser server, Occasion about)
    {
        if (about.GroupRequest == GroupRequestKind.Invite)
            Invite(server, about);
        else
            Ask(server, about, "");
    }

    /// <summary>Takes the answer to one request.</summary>
    public void Settle(ClientUser server, Occasion answer)
    {
        var asked = answer.Request!.About;
        if (answer.Status.IsOk)
            Done(server, asked, answer);
        else
            Refused(server, asked, answer.Status);
        if (!server.Session!.Requests.Values.Any(request => request.Kind == RequestKind.Group))
            core.Lines.Settle(server, AwaitedKinds.Group);
    }

    private void Invite(ClientUser server, Occasion about)
    {
        foreach (var person in about.People)
            Ask(server, about with { GroupRequest = GroupRequestKind.Invite, People = [person] }, person);
    }

    private void Ask(ClientUser server, Occasion about, string person)
    {
        var isPort = ushort.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var request = new GroupRequest
        {
            Kind = about.GroupRequest,
            Group = FrameSender.Encode(about.Name),
            Person = isPort ? [] : FrameSender.Encode(person),
        };
        core.Frames.Ask(server.Session!, request, RequestKind.Group, about, port);
    }

    private void Done(ClientUser server, Occasion asked, Occasion answer)
    {
        var group = asked.Name;
        switch (asked.GroupRequest)
        {
            case GroupRequestKind.Create:
                server.Groups.Add(group);
                core.CrashNotes.NotePlace(server);
                core.TellGroups.Created(server, group);
                Invite(server, asked);
                break;
            case GroupRequestKind.Invite:
                core.TellGroups.Invited(server, group, asked.People[0]);
                break;
            case GroupRequestKind.Accept:
                core.Prompts.End(core.Prompts.FindInvitation(server, group));
                core.TellGroups.Answered(server, group, isAccepted: true);
                break;
            case GroupRequestKind.Decline:
                core.Prompts.End(core.Prompts.FindInvitation(server, group));
                core.TellGroups.Answered(server, group, isAccepted: false);
                break;
            case GroupRequestKind.Leave:
                Leave(server, group);
                break;
            default:
                server.Members.Note(answer.Groups);
                core.TellGroups.Listed(server, answer.Groups);
                break;
        }
    }

    private void Refused(ClientUser server, Occasion asked, Code code)
    {
        if (asked.GroupRequest is GroupRequestKind.Accept or GroupRequestKind.Decline)
            core.Prompts.End(core.Prompts.FindInvitation(server, asked.Name));
        core.TellGroups.Refused(server, asked.GroupRequest, asked.Name, asked.People.FirstOrDefault(""), code);
    }

    private void Leave(ClientUser server, string group)
    {
        if (server.Conversations.TryGetValue(group, out var conversation))
        {
            core.Machines.Fire(conversation, ConversationTrigger.GroupLeft, new() { Status = StatusCode.NotMember });
            if (server is { Mode: TypingMode.Conversation } && server.Target == conversation)
                core.Machines.Fire(server, UserTrigger.TargetLeft, Occasion.None);
        }

        server.Groups.Remove(group);
        server.Members.Forget(group);
        core.CrashNotes.NotePlace(server);
        core.TellGroups.Left(server, group);
    }
}
