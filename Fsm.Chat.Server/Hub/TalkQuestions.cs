using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a message, or a question about a conversation, to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class TalkQuestions(HubFacts facts, HubMachines machines, GroupQuestions groups)
{
    /// <summary>A message.</summary>
    public void Send(HubSession session, ulong tag, in Addressee to, ReadOnlySpan<byte> text)
    {
        var recipient = FindRecipient(session, to, out var ambiguous, out var group);
        if (group is not null)
        {
            groups.Send(session, tag, group, text);
            return;
        }

        var (trigger, status) = SendDecisions.Decide(new(
            text.Length,
            facts.Limits.MaxText,
            recipient is not null,
            ambiguous,
            ReferenceEquals(recipient, session),
            recipient is not null && machines.Others.IsBusy(recipient, facts.Limits, session),
            facts.Outbox.IsFull,
            machines.IsStopping,
            recipient is not null && session.Partners.IsIn(recipient))
        {
            IsIgnored = recipient is not null && recipient.Ignores(session),
            Keeping = session.Account is not null && KeptMessages.AccountOf(recipient) is not null ? machines.Keeping!.Answer : KeepingAnswer.NotKept,
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.Sends(tag, recipient!, text) : SessionEvent.Refused(tag, status));
    }

    /// <summary>A conversation is to be opened or left.</summary>
    public void Converse(HubSession session, ulong tag, in Addressee with, ConversationChange change)
    {
        IRecipient? peer = facts.Roster.Find(with.Name, with.Port, out var ambiguous);
        if (peer is null && facts.Groups.Find(with.Name, with.Port) is { } group)
        {
            groups.Converse(session, tag, group, change);
            return;
        }

        peer ??= FindAbsent(session, with);
        var (trigger, status) = ConversationDecisions.Decide(new(
            change,
            peer is not null,
            ambiguous,
            peer == session,
            peer is not null && session.Partners.IsIn(peer),
            session.Conversations,
            machines.IsStopping)
        {
            IsIgnored = peer is not null && peer.Ignores(session),
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.With(tag, peer!) : SessionEvent.Refused(tag, status));
    }

    // A person or a group, never both: they share one namespace.
    private IRecipient? FindRecipient(HubSession sender, in Addressee to, out bool ambiguous, out HubGroup? group)
    {
        (ambiguous, group) = (false, null);
        if (sender.LastRecipient is { } last && last.IsMeantBy(to.Name, to.Port))
            return last;
        if (sender.Groups?.LastRecipient is { } lastGroup && lastGroup.IsMeantBy(to.Name, to.Port))
        {
            group = lastGroup;
            return null;
        }

        if (facts.Roster.Find(to.Name, to.Port, out ambiguous) is { } found)
            return found;
        group = facts.Groups.Find(to.Name, to.Port);
        return group is null ? FindAbsent(sender, to) : null;
    }

    // Whoever is away is somebody only to those whose messages can be kept.
    private HubAccount? FindAbsent(HubSession sender, in Addressee to) => sender.Account is null || to.Port != 0 ? null : facts.Accounts.FindOpen(to.Name);
}
