using System.Text;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using KeptMessage = Fsm.Chat.Server.Keeping.Facts.KeptMessage;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Reads what was kept of conversations, for whoever was in them.</summary>
internal sealed class PastReader(HubFacts facts, HubMachines machines)
{
    /// <summary>Has something read. What it comes to is told behind everything that was told before.</summary>
    public void Ask(HubSession session, ulong tag, KeptSide side, StoreQuery.PageBefore query)
    {
        session.Reading = query;
        machines.Keeping!.Ask(query, answer =>
        {
            session.Reading = null;
            if (answer is { Failure: null })
                machines.Fire(session, SessionTrigger.HistoryRead, SessionEvent.ReadsHistory(tag, side, answer));
            else
                machines.Fire(session, SessionTrigger.HistoryNotRead, SessionEvent.Refused(tag, StatusCode.ServerBusy));
        });
    }

    /// <summary>Answers with what was read.</summary>
    public void Send(HubSession session, ulong tag, KeptSide side, StoreAnswer answer)
    {
        var messages = answer.Messages.Where(message => message.Place > side.Since && message.Place <= side.Conversation.StoredPlace);
        session.Voice.History(tag, side, [.. messages.Select(message => PastOf(side, message))]);
    }

    private PastMessage PastOf(KeptSide side, in KeptMessage message)
    {
        var isOwn = message.Sender == side.Account.Id;
        return new((ulong)message.Place, Moments.UnixMilliseconds(message.At), isOwn, Encoding.UTF8.GetString(message.Text.Span))
        {
            From = isOwn || side.Group is null ? null : facts.Accounts.Find(message.Sender)!.Name,
        };
    }
}
