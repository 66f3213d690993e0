using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>One message that is being written down: what follows from it when it is on the disk, or when it is known not to be.</summary>
internal sealed class KeptSend(HubFacts facts, HubMachines machines, HubSession sender, ulong tag, PairSide from, KeptMessage message) : IKept
{
    public void Stored()
    {
        var (pair, to) = (from.Pair, from.Other);
        pair.StoredPlace = message.Place;
        from.PassOver(message.Place);
        if (sender.Account?.Session == sender)
            from.Await(message.Place, tag);
        sender.Record?.Store(tag);
        machines.Fire(sender, SessionTrigger.MessageStored, SessionEvent.Stores(tag));
        if (to.Account.Session is { Inbox: { } inbox } recipient)
            machines.Fire(inbox, InboxDecisions.DecideMessage(inbox.State, recipient.IsBusyUnder(facts.Limits, sender)), InboxEvent.Kept(to, message));
        else
            facts.Verdicts.TellKept(sender, tag);
    }

    public void NotStored(StatusCode why)
    {
        RecordKeeper.Lose(facts, machines, sender);
        machines.Fire(sender, SessionTrigger.MessageNotStored, SessionEvent.Refused(tag, why));
    }
}
