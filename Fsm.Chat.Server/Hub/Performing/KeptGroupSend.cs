using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>One message to a group that is being written down: it goes to those who are here when it is on the disk, and waits there for all others who have a seat.</summary>
internal sealed class KeptGroupSend(HubFacts facts, HubMachines machines, HubSession sender, ulong tag, GroupSeat from, KeptMessage message) : IKept
{
    public void Stored()
    {
        from.Of.StoredPlace = message.Place;
        from.PassOver(message.Place);
        sender.Record?.Store(tag);
        machines.Fire(sender, SessionTrigger.MessageStored, SessionEvent.Stores(tag));
        var tally = new GroupTally(sender, tag);
        facts.Verdicts.Expect();
        foreach (var seat in from.Of.Seats.Where(seat => seat != from).ToList())
            Send(seat, tally);
        SendToGuests(tally);
        tally.ConcludeIfDecided(facts.Verdicts);
    }

    public void NotStored(StatusCode why)
    {
        RecordKeeper.Lose(facts, machines, sender);
        machines.Fire(sender, SessionTrigger.MessageNotStored, SessionEvent.Refused(tag, why));
    }

    // Whoever was not sent it now reads it from the disk, after what stands before it.
    private void Send(GroupSeat seat, GroupTally tally)
    {
        if (seat.Account.Session is not { Inbox: { } inbox } recipient)
        {
            tally.CountKept();
            return;
        }

        var ignores = recipient.Ignores(sender);
        machines.Fire(inbox, InboxDecisions.DecideMessage(inbox.State, recipient.IsHalfBusyUnder(facts.Limits)), InboxEvent.Kept(seat, message));
        if (ignores)
        {
            tally.NoteIgnored();
            return;
        }

        if (seat.Queued < message.Place)
        {
            tally.CountKept();
            return;
        }

        tally.Await();
        seat.Await(message.Place, tally);
    }

    private void SendToGuests(GroupTally tally)
    {
        var encoded = new Shared();
        foreach (var guest in from.Group.Members.Select(member => member.Person).Where(guest => from.Group.SeatOf(guest) is null))
        {
            if (guest.Ignores(sender))
            {
                tally.NoteIgnored();
                continue;
            }

            try
            {
                if (guest.IsBusyUnder(facts.Limits, sender))
                {
                    tally.CountFailed();
                    continue;
                }

                guest.Take(sender, from.Group, message.Text.Span, new(tally, tag), encoded);
                tally.Await();
            }
            catch (Exception error)
            {
                machines.Others.NoteBroken(guest, error);
                tally.CountFailed();
            }
        }
    }
}
