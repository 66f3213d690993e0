using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Store.StoreEffect;
using static Fsm.Chat.Protocol.Machines.Server.Store.StoreState;
using static Fsm.Chat.Protocol.Machines.Server.Store.StoreTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Store;

/// <summary>
/// The writing of what is kept, one batch at a time. A commit that failed may have been one: such a batch is in doubt, and nobody is told anything about it
/// until it has been written again. A refusal counts only where it is the first that is heard of the batch.
/// </summary>
public static class StoreRules
{
    /// <summary>The longest that is waited before a store that fails is tried again; it begins with <see cref="FirstProbe"/> and doubles.</summary>
    public static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(30);

    /// <summary>How long is waited the first time.</summary>
    public static readonly TimeSpan FirstProbe = TimeSpan.FromSeconds(1);

    /// <summary>How long a server that stops waits for the disk: whatever is accepted has been decided by then, unless the disk hangs.</summary>
    public static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(10);

    /// <summary>The rules.</summary>
    public static Rules<StoreState, StoreTrigger, StoreEffect> Create()
    {
        var rules = new RulesBuilder<StoreState, StoreTrigger, StoreEffect>("Store", Off);

        rules.In(Off)
            .IsHome("a server without a store keeps nothing")
            .Go(StoreOpened, Ready)
            .Ignore("there is nothing to close", CloseRequested);

        rules.In(Ready)
            .Rests("what is to be kept comes when it comes")
            .Go(BatchReady, Writing, StoreBatch)
            .Go(CloseRequested, Closed);

        rules.In(Writing)
            .Rests("a disk takes the time it takes; what waits meanwhile is bounded")
            .Go(BatchStored, Ready, ForwardBatch)
            .Go(BatchRefused, Ready, FailBatch)
            .Go(BatchInDoubt, Repeating, StoreBatchAgain)
            .Go(CloseRequested, Closing);

        rules.In(Repeating)
            .Rests("a disk takes the time it takes; what waits meanwhile is bounded")
            .Go(BatchStored, Ready, ForwardBatch)
            .Go([BatchRefused, BatchInDoubt], Failing, ReportFailing)
            .Go(CloseRequested, Settling);

        rules.In(Failing)
            .Waits("for the disk to recover", LongestProbe, ProbeTimerElapsed)
            .Go(ProbeTimerElapsed, Probing, StoreBatchAgain)
            .Go(CloseRequested, Closed, LeaveBatchUndecided);

        rules.In(Probing)
            .Rests("a disk takes the time it takes; nothing new is taken")
            .Go(BatchStored, Ready, ForwardBatch, ReportWorking)
            .Go([BatchRefused, BatchInDoubt], Failing)
            .Go(CloseRequested, Settling);

        rules.In(Closing)
            .Waits("for the last batch", CloseWithin, CloseTimerElapsed)
            .Go(BatchStored, Closed, ForwardBatch)
            .Go(BatchRefused, Closed, FailBatch)
            .Go(BatchInDoubt, Settling, StoreBatchAgain)
            .Go(CloseTimerElapsed, Closed, LeaveBatchUndecided)
            .Ignore("it is being closed", CloseRequested);

        rules.In(Settling)
            .Waits("for the last batch", CloseWithin, CloseTimerElapsed)
            .Go(BatchStored, Closed, ForwardBatch)
            .Go([BatchRefused, BatchInDoubt, CloseTimerElapsed], Closed, LeaveBatchUndecided)
            .Ignore("it is being closed", CloseRequested);

        rules.In(Closed)
            .Ends("whatever waited is told that it was not stored")
            .OnEntry(FailWaiting, CloseStore);

        return rules.Build();
    }
}
