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
    public void Ask(HubSession session, ulong tag, PastQuestion question)
    {
        session.Reading = question.Query;
        if (question is PastQuestion.OfWords)
            session.Searches.Take(machines.Now);
        machines.Keeping!.Ask(question.Query, answer =>
        {
            session.Reading = null;
            if (answer is { Failure: null })
                machines.Fire(session, SessionTrigger.HistoryRead, SessionEvent.ReadsHistory(tag, question, answer));
            else
                machines.Fire(session, SessionTrigger.HistoryNotRead, SessionEvent.Refused(tag, StatusCode.ServerBusy));
        });
    }

    /// <summary>Answers with what was read.</summary>
    public void Send(HubSession session, ulong tag, PastQuestion question, StoreAnswer answer)
    {
        if (question is PastQuestion.OfPage { Side: var side } page)
            session.Voice.History(tag, side, [.. answer.Messages.Where(message => MayRead(side, message)).Select(message => PastOf(side, message))], answer.Messages.Count < page.Count);
        else
            session.Voice.Found(tag, [.. FoundIn((PastQuestion.OfWords)question, answer)], answer.SearchedDownTo);
    }

    private IEnumerable<FoundMessage> FoundIn(PastQuestion.OfWords question, StoreAnswer answer) =>
        from message in answer.Messages
        let side = question.Sides[message.Conversation]
        where MayRead(side, message)
        select new FoundMessage(message.Id, Encoding.UTF8.GetString(side.WithUtf8), PastOf(side, message));

    private static bool MayRead(KeptSide side, in KeptMessage message) => message.Place > side.Since && message.Place <= side.Conversation.StoredPlace;

    private PastMessage PastOf(KeptSide side, in KeptMessage message)
    {
        var isOwn = message.Sender == side.Account.Id;
        return new((ulong)message.Place, Moments.UnixMilliseconds(message.At), isOwn, Encoding.UTF8.GetString(message.Text.Span))
        {
            From = isOwn || side.Group is null ? null : facts.Accounts.Find(message.Sender)!.Name,
        };
    }
}
