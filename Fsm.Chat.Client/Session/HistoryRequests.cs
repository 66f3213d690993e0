using System.Text;
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
    private const ushort MostFound = 20;

    /// <summary>Sends what was typed.</summary>
    public void Send(ClientUser server, UserHappened.AsksForPast asked)
    {
        if (asked is UserHappened.AsksForLast last)
            frameSender.Ask(server.Session!, new HistoryRequest { Peer = FrameSender.Encode(last.With), Count = last.Count, Before = last.Before }, new PendingRequest.OfPast(last.With, last.IsAside, last.Before > 0));
        else if (asked is UserHappened.AsksForWords { Sought: var sought })
            frameSender.Ask(server.Session!, new SearchRequest { In = Encoding.UTF8.GetString(FrameSender.Encode(sought.In)), Words = sought.Words, Before = sought.Before, Count = MostFound }, new PendingRequest.OfWords(sought));
    }

    /// <summary>Takes the answer to one request.</summary>
    public void Settle(ClientUser server, UserHappened.Answered answer)
    {
        if (answer.Request is PendingRequest.OfPast { IsAside: true } aside)
            ShowAside(server, answer, aside);
        else if (answer is UserHappened.AnsweredPast { Past: var past })
            announcer.Show(server, EventOf(server, past));
        else if (answer is UserHappened.AnsweredWords { Found: var found, Request: PendingRequest.OfWords { Sought: var sought } })
            Found(server, sought, found);
        else
            Refuse(server, answer.Status);
        lineKeeper.Settle(server, AwaitedKinds.History);
    }

    // Where the server had no time for it, it is asked again when the conversation is begun again.
    private void ShowAside(ClientUser server, UserHappened.Answered answer, PendingRequest.OfPast aside)
    {
        if (answer is UserHappened.AnsweredPast { Past: { Messages.Count: > 0 } past })
            announcer.Show(server, aside.IsEarlier ? EventOf(server, past) with { Text = ClientTexts.HistoryEarlier.With(past.Peer) } : EventOf(server, past));
        if (answer is UserHappened.AnsweredPast || answer.Status == StatusCode.NothingKept)
            server.Recalled.Add(aside.With);
    }

    private void Refuse(ClientUser server, Code code) => announcer.Error(server, code, code.Explain(), CodeTable.Of(code).AfterCommand);

    private void Found(ClientUser server, Search sought, in SearchConfirmation found)
    {
        server.Session!.Search = found.Before > 0 ? sought with { Before = found.Before } : null;
        var words = string.Join(' ', sought.Words);
        var text = (found.Messages.Count, found.Before) switch
        {
            (0, 0) => ClientTexts.SearchNothing.With(words),
            (0, _) => ClientTexts.SearchNothingYet.With(words),
            (_, 0) => ClientTexts.SearchFound.With(words),
            _ => ClientTexts.SearchFoundFirst.With(words),
        };
        announcer.Show(server, new SearchEvent(server.Address, sought.Words, text)
        {
            HasMore = found.Before > 0, Found = [.. found.Messages.Select(one => new FoundSaid(one.With, SaidIn(server, one.With, one.Message)))],
        });
    }

    private static SaidBefore SaidIn(ClientUser server, string with, PastMessage message) =>
        new(message.From ?? (message.IsOwn ? server.Name : with), message.Text, KeptAt.Of(message.Place, message.At));

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
            HasMore = past.HasMore, Messages = [.. past.Messages.Select(message => SaidIn(server, past.Peer, message))],
        };
    }
}
