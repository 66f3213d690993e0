using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a request for the past to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class HistoryQuestions(HubFacts facts, HubMachines machines)
{
    /// <summary>What was kept of a conversation is asked for.</summary>
    public void Ask(HubSession session, ulong tag, ReadOnlySpan<byte> peer, ulong before, int count)
    {
        var side = session.Account is { } account ? FindSide(session, account, peer) : null;
        var (trigger, status) = HistoryDecisions.Decide(new(session.Account is not null, side is not null, session.IsReadingHistory));
        machines.Fire(session, trigger, status == StatusCode.Ok
            ? SessionEvent.AsksHistory(tag, side!, new(side!.Conversation.Id, before is 0 or > long.MaxValue ? long.MaxValue : (long)before, Math.Min(count, StoreQuery.MostMessages)))
            : SessionEvent.Refused(tag, status));
    }

    // A client that does not know of groups that are kept could not read who has said what.
    private KeptSide? FindSide(HubSession session, HubAccount account, ReadOnlySpan<byte> name)
    {
        if (facts.Groups.Find(name, port: 0) is { Kept: { } kept })
            return session.Voice.TellsKeptGroups ? kept.SeatOf(account) : null;
        return facts.Accounts.Find(name) is { } other ? PairBook.Find(account, other)?.SideOf(account) : null;
    }
}
