using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Machines.Decisions;

internal sealed class DeliveryDecisionsTests
{
    [TestCase(StatusCode.Ok, ExpectedResult = DeliveryTrigger.DeliveredReceived)]
    [TestCase(StatusCode.Kept, ExpectedResult = DeliveryTrigger.KeptReceived)]
    [TestCase(StatusCode.Partial, ExpectedResult = DeliveryTrigger.FailedReceived)]
    [TestCase(StatusCode.RecipientGone, ExpectedResult = DeliveryTrigger.FailedReceived)]
    public DeliveryTrigger Verdict_means(StatusCode verdict) => DeliveryDecisions.Decide(verdict);

    // Verdicts are awaited of the messages 3, 4 and 6.
    [TestCase(3ul, 3ul, ExpectedResult = CloseReason.None)]
    [TestCase(3ul, 4ul, ExpectedResult = CloseReason.None)]
    [TestCase(6ul, 6ul, ExpectedResult = CloseReason.None)]
    [TestCase(4ul, 5ul, ExpectedResult = CloseReason.BadBody)]
    [TestCase(5ul, 6ul, ExpectedResult = CloseReason.BadBody)]
    [TestCase(7ul, 7ul, ExpectedResult = CloseReason.BadBody)]
    [TestCase(3ul, ulong.MaxValue, ExpectedResult = CloseReason.BadBody)]
    public CloseReason Range_is_judged(ulong first, ulong last)
    {
        HashSet<ulong> awaited = [3, 4, 6];
        return DeliveryDecisions.Judge(new(first, last, StatusCode.Ok, true, 1, 0), awaited.Contains, awaited.Count, isKeeping: false);
    }

    [TestCase(StatusCode.Kept, true, ExpectedResult = CloseReason.None)]
    [TestCase(StatusCode.Kept, false, ExpectedResult = CloseReason.BadBody)]
    [TestCase(StatusCode.RecipientGone, false, ExpectedResult = CloseReason.None)]
    public CloseReason Keeping_is_for_who_was_granted_it(StatusCode status, bool isKeeping) =>
        DeliveryDecisions.Judge(new(3, 3, status, false, 0, 0), _ => true, 1, isKeeping);
}
