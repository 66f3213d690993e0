using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what the transitions of an inbox ask for.</summary>
internal sealed class InboxPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubInbox, InboxTrigger, InboxEffect, InboxEvent>
{
    public void Perform(InboxEffect effect, HubInbox inbox, scoped in InboxEvent happened)
    {
        switch (effect)
        {
            case InboxEffect.AskPage:
                AskPage(inbox);
                break;
            case InboxEffect.SendPage:
                SendPage(inbox, happened.Page);
                break;
            case InboxEffect.SendMessage:
                Send(inbox.Session, happened.Side, happened.Message);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // A mistake about what is kept ends nobody: it is counted, and what was not sent is sent to the next session.
    public void Judge(HubInbox inbox, in Judgement<InboxTrigger> judged, scoped in InboxEvent happened)
    {
    }

    public void Contain(HubInbox inbox, Exception error)
    {
    }

    public InboxEvent Elapsed(HubInbox inbox, InboxTrigger trigger) => default;

    private void AskPage(HubInbox inbox)
    {
        inbox.Asked = inbox.NextUnsent!;
        var query = new StoreQuery.PageAfter(inbox.Asked.Conversation.Id, inbox.Asked.Queued, InboxDecisions.PageMessages);
        machines.Keeping!.Ask(query, answer => machines.TakePage(inbox, answer));
    }

    // What was written meanwhile, and is not known to be on the disk yet, may be among it: it comes by itself then, and is known to be sent.
    private void SendPage(HubInbox inbox, IReadOnlyList<KeptMessage> page)
    {
        foreach (var message in page)
            Send(inbox.Session, inbox.Asked!, message);
    }

    private void Send(HubSession session, KeptSide side, in KeptMessage message)
    {
        if (message.Place <= side.Queued)
            return;
        var account = facts.Accounts.Find(message.Sender)!;
        var from = (IPerson?)account.Session ?? account;
        var isPassedOver = account == side.Account || (side.Group is not null && session.Ignores(from));
        if (isPassedOver)
            side.PassOver(message.Place);
        side.Queued = message.Place;
        if (isPassedOver)
            return;
        NoticeTeller.TellHeld(session, from);
        facts.Verdicts.Expect();
        var place = new KeptPlace((ulong)side.Conversation.Id, (ulong)message.Place, Moments.UnixMilliseconds(message.At));
        session.Voice.Kept(from, side.Group, place, message.Text.Span, new(side, (ulong)message.Place));
    }
}
