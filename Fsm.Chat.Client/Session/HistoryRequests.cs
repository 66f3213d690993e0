using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>Asks the server for what was said before, and shows it.</summary>
internal sealed class HistoryRequests(Announcer announcer, LineKeeper lineKeeper, FrameSender frameSender)
{
    /// <summary>Sends what was typed.</summary>
    public void Send(ClientUser server, UserHappened.AsksForPast asked) => frameSender.Ask(
        server.Session!, new HistoryRequest { Peer = FrameSender.Encode(asked.With), Count = asked.Count }, new PendingRequest.OfPast(asked.With));

    /// <summary>Takes the answer to one request.</summary>
    public void Settle(ClientUser server, UserHappened.Answered answer)
    {
        if (answer is UserHappened.AnsweredPast { Past: var past })
            announcer.Show(server, EventOf(server, past));
        else
            Refuse(server, answer.Status);
        lineKeeper.Settle(server, AwaitedKinds.History);
    }

    private void Refuse(ClientUser server, Code code) => announcer.Error(server, code, code.Explain(), CodeTable.Of(code).AfterCommand);

    private static HistoryEvent EventOf(ClientUser server, HistoryConfirmation past)
    {
        var text = (past.Messages.Count, past.HasMore) switch
        {
            (0, _) => ClientTexts.HistoryEmpty.With(past.Peer),
            (_, true) => ClientTexts.HistoryNewest.With(past.Peer, past.Messages.Count),
            _ => ClientTexts.HistoryAll.With(past.Peer),
        };
        return new(server.Address, past.Peer, text)
        {
            HasMore = past.HasMore, Messages = [.. past.Messages.Select(message => new SaidBefore(message.From ?? (message.IsOwn ? server.Name : past.Peer), message.Text, KeptAt.Of(message.Place, message.At)))],
        };
    }
}
