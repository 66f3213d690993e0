using Fsm.Chat.Protocol.Machines.Server.Store;

namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>Who gets something kept, when something is written, and when it is tried again.</summary>
public sealed class StoreDecisionsTests
{
    [TestCase(StoreState.Off, KeepingAnswer.NotKept, KeepingAnswer.NotKept)]
    [TestCase(StoreState.Ready, KeepingAnswer.Kept, KeepingAnswer.Busy)]
    [TestCase(StoreState.Writing, KeepingAnswer.Kept, KeepingAnswer.Busy)]
    [TestCase(StoreState.Repeating, KeepingAnswer.Kept, KeepingAnswer.Busy)]
    [TestCase(StoreState.Failing, KeepingAnswer.CannotStore, KeepingAnswer.CannotStore)]
    [TestCase(StoreState.Probing, KeepingAnswer.CannotStore, KeepingAnswer.CannotStore)]
    [TestCase(StoreState.Closing, KeepingAnswer.CannotStore, KeepingAnswer.CannotStore)]
    [TestCase(StoreState.Settling, KeepingAnswer.CannotStore, KeepingAnswer.CannotStore)]
    [TestCase(StoreState.Closed, KeepingAnswer.CannotStore, KeepingAnswer.CannotStore)]
    public void Something_is_kept_where_it_can_be(StoreState store, KeepingAnswer calm, KeepingAnswer busy) =>
        Assert.That((StoreDecisions.DecideKeeping(store, isBusy: false), StoreDecisions.DecideKeeping(store, isBusy: true)), Is.EqualTo((calm, busy)));

    [Test]
    public void Batch_is_ready_where_none_is_written([Values] StoreState store)
    {
        Assert.That(StoreDecisions.DecideWaiting(store, 1), Is.EqualTo(store == StoreState.Ready ? StoreTrigger.BatchReady : (StoreTrigger?)null));
        Assert.That(StoreDecisions.DecideWaiting(store, 0), Is.Null);
    }

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(5, 16)]
    [TestCase(6, 30)]
    [TestCase(10_000, 30)]
    public void Wait_doubles_up_to_the_longest(int attempts, int seconds) =>
        Assert.That(StoreDecisions.DecideProbe(attempts, StoreRules.LongestProbe), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
}
