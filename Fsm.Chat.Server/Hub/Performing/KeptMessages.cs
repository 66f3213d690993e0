using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for about messages that are kept.</summary>
internal sealed class KeptMessages(HubFacts facts, HubMachines machines)
{
    /// <summary>Has a message written down. Its place is given here, so it is that in which it was said.</summary>
    public void Keep(HubSession session, scoped in SessionEvent happened)
    {
        var keeping = machines.Keeping!;
        var (sender, recipient) = (session.Account!, AccountOf(happened.Recipient)!);
        var batch = keeping.Filling;
        var now = keeping.UtcTicks;
        if (PairBook.Find(sender, recipient) is not { } pair)
        {
            pair = facts.Pairs.Make(sender, recipient, now);
            batch.Add(pair.Kept());
            batch.Add(pair.Low.Kept());
            batch.Add(pair.High.Kept());
        }

        var message = new KeptMessage(
            facts.Pairs.NextMessage(), pair.Id, ++pair.LastPlace, sender.Id, RecordKeeper.Give(facts, session, happened.Tag), (long)happened.Tag, now, MessageKind.Text, happened.Text.ToArray());
        facts.Pairs.Note(pair);
        batch.Add(message);
        keeping.Follow(batch, new KeptSend(facts, machines, session, happened.Tag, pair.SideOf(sender), message));
        session.LastRecipient = happened.Recipient;
    }

    /// <summary>Whoever is here now gets what is kept for them, and those who have waited for them in a conversation have them in it.</summary>
    public void Open(HubSession session)
    {
        if (session.Account is not { } account)
            return;
        foreach (var visitor in account.Visitors)
        {
            Partners.Arrive(visitor, account, session);
            machines.Others.Tell(session, ConversationChange.Open, visitor);
        }

        account.Visitors.Clear();
        RecordKeeper.Begin(facts, machines.Keeping!, session, account);
        foreach (var seat in account.Seats.Values)
            machines.Fire(seat.Group, GroupTrigger.MemberReturned, GroupEvent.About(session));
        Asking.BeginKept(facts, machines, session, account);
        session.Inbox = new(machines.InitialInbox, session, account);
        machines.Fire(session.Inbox, InboxDecisions.DecideOpening(session.Inbox.NextUnsent is not null));
        foreach (var pair in account.Pairs?.Values ?? Enumerable.Empty<HubPair>())
        {
            if (pair.SideOf(account).Other.Delivered > pair.SideOf(account).Told)
                DeliveryTeller.Tell(facts, pair.SideOf(account).Other);
        }
    }

    /// <summary>The session is over: what is kept waits for the next one.</summary>
    public void Close(HubSession session)
    {
        if (session.Account is { } account)
            account.LastSeen = machines.Keeping!.UtcTicks;
        session.LeaveAccount();
        if (session.Inbox is { } inbox)
            machines.Fire(inbox, InboxTrigger.SessionEnded);
    }

    /// <summary>The client has taken something.</summary>
    public void LookForRoom(HubSession session)
    {
        var inbox = session.Inbox!;
        if (InboxDecisions.DecideTaken(inbox.State, session.IsHalfBusyUnder(facts.Limits)) is { } trigger)
            machines.Fire(inbox, trigger);
    }

    /// <summary>The account of whoever a message is for, here or not; null for a guest.</summary>
    public static HubAccount? AccountOf(IRecipient? recipient) => recipient as HubAccount ?? recipient?.Here?.Account;
}
