using System.Text;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a request for the past to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class HistoryQuestions(HubFacts facts, HubMachines machines)
{
    private const int MostFound = 50;

    /// <summary>What was kept of a conversation is asked for.</summary>
    public void Ask(HubSession session, ulong tag, ReadOnlySpan<byte> peer, ulong before, int count)
    {
        var side = session.Account is { } account ? FindSide(session, account, peer) : null;
        Fire(session, tag, new(session.Account is not null, side is not null, session.IsReadingHistory), () =>
            new PastQuestion.OfPage(side!, FromWire(before), Math.Min(count, StoreQuery.MostMessages)));
    }

    /// <summary>Words are looked for, in one conversation or in all of the person's own.</summary>
    public void Search(HubSession session, ulong tag, string with, IReadOnlyList<string> words, ulong before, int count)
    {
        var sides = session.Account is { } account ? FindSides(session, account, with) : [];
        var facts = new HistoryFacts(session.Account is not null, with.Length == 0 || sides.Count > 0, session.IsReadingHistory)
        {
            AreWordsInvalid = !SearchWords.AreValid(words), IsTooOften = session.Searches.Wait(machines.Now) > TimeSpan.Zero,
        };
        Fire(session, tag, facts, () => new PastQuestion.OfWords(
            sides.ToDictionary(side => side.Conversation.Id),
            new([.. sides.Select(side => (side.Conversation.Id, side.Since))], [.. words], FromWire(before), Math.Min(count, MostFound))));
    }

    private static long FromWire(ulong before) => before is 0 or > long.MaxValue ? long.MaxValue : (long)before;

    private void Fire(HubSession session, ulong tag, in HistoryFacts facts, Func<PastQuestion> question)
    {
        var (trigger, status) = HistoryDecisions.Decide(facts);
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.AsksHistory(tag, question()) : SessionEvent.Refused(tag, status));
    }

    private List<KeptSide> FindSides(HubSession session, HubAccount account, string with)
    {
        if (with.Length == 0)
            return [.. account.Sides.Where(side => side.Group is null || session.Voice.TellsKeptGroups)];
        return FindSide(session, account, Encoding.UTF8.GetBytes(with)) is { } side ? [side] : [];
    }

    // A client that does not know of groups that are kept could not read who has said what.
    private KeptSide? FindSide(HubSession session, HubAccount account, ReadOnlySpan<byte> name)
    {
        if (facts.Groups.Find(name, port: 0) is { Kept: { } kept })
            return session.Voice.TellsKeptGroups ? kept.SeatOf(account) : null;
        return facts.Accounts.Find(name) is { } other ? PairBook.Find(account, other)?.SideOf(account) : null;
    }
}
