using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Reads what was kept of conversations, for whoever was in them.</summary>
internal sealed class PastReader(HubMachines machines)
{
    /// <summary>Has something read. What it comes to is told behind everything that was told before.</summary>
    public void Ask(HubSession session, ulong tag, HubPair pair, StoreQuery.PageBefore query)
    {
        session.Reading = query;
        machines.Keeping!.Ask(query, answer =>
        {
            session.Reading = null;
            if (answer is { Failure: null })
                machines.Fire(session, SessionTrigger.HistoryRead, SessionEvent.ReadsHistory(tag, pair, answer));
            else
                machines.Fire(session, SessionTrigger.HistoryNotRead, SessionEvent.Refused(tag, StatusCode.ServerBusy));
        });
    }

    /// <summary>Answers with what was read.</summary>
    public static void Send(HubSession session, ulong tag, HubPair pair, StoreAnswer answer)
    {
        var (own, other) = (session.Account!, pair.SideOf(session.Account!).Other.Account);
        var messages = answer.Messages
            .Where(message => message.Place <= pair.StoredPlace)
            .Select(message => new PastMessage((ulong)message.Place, Moments.UnixMilliseconds(message.At), message.Sender == own.Id, System.Text.Encoding.UTF8.GetString(message.Text.Span)));
        session.Voice.History(tag, (ulong)pair.Id, other, [.. messages]);
    }
}
