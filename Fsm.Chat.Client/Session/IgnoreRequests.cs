using System.Globalization;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>Asks the server to let nothing through from somebody, and does what its answers ask for.</summary>
internal sealed class IgnoreRequests(IFire machines, Announcer announcer, LineKeeper lineKeeper, FrameSender frameSender)
{
    /// <summary>Sends what was typed.</summary>
    public void Send(ClientUser server, UserHappened.AsksToIgnore asked)
    {
        var isPort = ushort.TryParse(asked.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var request = new IgnoreRequest { Kind = asked.Kind, Person = isPort ? [] : FrameSender.Encode(asked.Name) };
        // Whom one wishes to hear again is not ignored in another session, should this one end before the answer.
        var isDropped = asked.Kind == IgnoreRequestKind.Unignore && server.Ignored.Remove(asked.Name);
        frameSender.Ask(server.Session!, request, new PendingRequest.Ignoring(asked.Kind, asked.IsAgain) { Dropped = isDropped ? asked.Name : null }, port);
    }

    /// <summary>Asks for what was asked for in the session before.</summary>
    public void SendAgain(ClientUser server)
    {
        foreach (var name in server.Ignored.ToList())
        {
            var again = new UserHappened.AsksToIgnore(IgnoreRequestKind.Ignore, name) { IsAgain = true };
            machines.Fire(server, GrantDecisions.DecideIgnore(server.State, server.Session!.Greeting!.Granted), again);
        }
    }

    /// <summary>Takes the answer to one request.</summary>
    public void Settle(ClientUser server, UserHappened.Answered answer, PendingRequest.Ignoring request)
    {
        switch (answer)
        {
            case UserHappened.AnsweredOpen(_, var name, _) when request.Asked == IgnoreRequestKind.Unignore:
                server.Ignored.Remove(name);
                Show(server, "unignored", [name], ClientTexts.IgnoredNoLonger.With(name));
                break;
            case UserHappened.AnsweredOpen(_, var name, var port):
                if (server.Ignored.Add(name) || !request.IsAgain)
                    Ignored(server, name, isThere: port > 0);
                break;
            case UserHappened.AnsweredIgnored(_, var names):
                server.Ignored.Clear();
                server.Ignored.UnionWith(names);
                Show(server, "listed", names, names.Count == 0 ? ClientTexts.IgnoredNobody : ClientTexts.IgnoredList.With(string.Join(", ", names)));
                break;
            default:
                if (request.Dropped is { } dropped && answer.Status != StatusCode.NotIgnored)
                    server.Ignored.Add(dropped);
                Code code = answer.Status;
                announcer.Error(server, code, code.Explain(), CodeTable.Of(code).AfterCommand);
                break;
        }

        if (!server.Session!.Requests.Values.Any(open => open.Kind == RequestKind.Ignore))
            lineKeeper.Settle(server, AwaitedKinds.Ignore);
    }

    private void Ignored(ClientUser server, string name, bool isThere)
    {
        Show(server, "ignored", [name], (isThere ? ClientTexts.IgnoredNow : ClientTexts.IgnoredAbsent).With(name));
        if (!server.Conversations.TryGetValue(name, out var conversation))
            return;
        machines.Fire(conversation, ConversationTrigger.PeerIgnored, ConversationHappened.Nothing);
        if (server is { Mode: TypingMode.Conversation } && server.Target == conversation)
            machines.Fire(server, UserTrigger.TargetLeft, UserHappened.Nothing);
    }

    private void Show(ClientUser server, string status, IReadOnlyList<string> names, string text) =>
        announcer.Show(server, new IgnoreEvent(server.Address, status, names, text));
}
