using Fsm.Chat.Protocol.Machines.Server.Store;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>What the real decisions can make of requests about conversations, for each number of conversations that a person is in and for whether they are in that one.</summary>
internal static class ConversationTriggers
{
    private const int Most = 2;

    /// <summary>Each trigger with the count it is possible with, whether it leaves, and whether the person is in that conversation.</summary>
    public static IReadOnlyList<(SessionTrigger Trigger, int Count, bool Leaves, bool InThis)> Possible { get; } =
        [.. Requests().Where(each => each.Count < Most || each.InThis || !Joins(each.Trigger)).Distinct()];

    public static IReadOnlyList<SessionTrigger> All { get; } = [.. Requests().Select(each => each.Trigger).Distinct()];

    /// <summary>What the end of another person's session can mean.</summary>
    public static IReadOnlyList<(SessionTrigger Trigger, int Count, bool InThis)> OfGone { get; } =
        [.. Facts().Select(facts => (ConversationDecisions.DecideGone(facts.InThis, facts.Count), facts.Count, facts.InThis))];

    /// <summary>What it can mean that the other person takes nothing from this one any more.</summary>
    public static IReadOnlyList<(SessionTrigger Trigger, int Count)> OfDetached { get; } =
        [.. from facts in Facts() let trigger = IgnoreDecisions.DecideDetached(facts.InThis, facts.Count) where trigger is not null select (trigger.Value, facts.Count)];

    /// <summary>What it can mean that it is on the disk that this person has left a group.</summary>
    public static IReadOnlyList<(SessionTrigger Trigger, int Count, bool InThis)> OfLeaveKept { get; } =
        [.. Facts().Select(facts => (GroupConversationDecisions.DecideLeft(facts.InThis, facts.Count), facts.Count, facts.InThis))];

    private static bool Joins(SessionTrigger trigger) => trigger is SessionTrigger.FirstSendGranted or SessionTrigger.FirstKeptSendGranted or SessionTrigger.OpenGranted or SessionTrigger.GroupOpenGranted;

    private static IEnumerable<(int Count, bool InThis)> Facts() =>
        from count in Enumerable.Range(0, Most + 1)
        from inThis in (bool[])[false, true]
        where !inThis || count > 0
        select (count, inThis);

    private static IEnumerable<(SessionTrigger Trigger, int Count, bool Leaves, bool InThis)> Requests()
    {
        foreach (var (count, inThis) in Facts())
        {
            yield return (IgnoreDecisions.Decide(new(IgnoreRequestKind.Ignore, true, true, false, false, false, false) { InConversation = inThis, Conversations = count }).Trigger, count, false, inThis);
            foreach (var found in (bool[])[true, false])
            {
                yield return (SendDecisions.Decide(new(1, 1, found, false, false, false, false, false, inThis)).Trigger, count, false, inThis);
                yield return (SendDecisions.Decide(new(1, 1, found, false, false, false, false, false, inThis) { Keeping = KeepingAnswer.Kept }).Trigger, count, false, inThis);
                yield return (GroupRequestDecisions.Decide(GroupRequestKind.Leave, new(true, true, false, false, IsOnlyConversation: inThis && count == 1, false)).Trigger, count, true, inThis);
                foreach (var change in (ConversationChange[])[ConversationChange.Open, ConversationChange.Leave])
                {
                    var leaves = change == ConversationChange.Leave;
                    yield return (ConversationDecisions.Decide(new(change, found, false, false, inThis, count, false)).Trigger, count, leaves, inThis);
                    yield return (GroupConversationDecisions.Decide(new(change, found, inThis, count, false)).Trigger, count, leaves, inThis);
                }
            }
        }
    }
}
