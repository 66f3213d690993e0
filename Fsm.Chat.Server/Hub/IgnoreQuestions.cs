using System.Text;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a request to take nothing from somebody to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class IgnoreQuestions(HubFacts facts, HubMachines machines)
{
    /// <summary>Somebody is to be ignored, or no longer, or it is asked who is.</summary>
    public void Ask(HubSession session, ulong tag, in Addressee person, IgnoreRequestKind kind)
    {
        var peer = facts.Roster.Find(person.Name, person.Port, out var ambiguous);
        var name = peer?.Name ?? "";
        var valid = peer is not null || UserName.TryNormalize(Encoding.UTF8.GetString(person.Name), out name);
        var ignored = session.Ignored?.Find(name);
        var (trigger, status) = IgnoreDecisions.Decide(new(
            kind,
            valid,
            peer is not null || person.Port == 0,
            ambiguous,
            peer == session,
            ignored is not null,
            session.Ignored is { IsFull: true })
        {
            InConversation = peer is not null && session.Partners.IsIn(peer),
            Conversations = session.Conversations,
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Ignores(tag, ignored ?? name, peer) : SessionEvent.Refused(tag, status));
    }
}
