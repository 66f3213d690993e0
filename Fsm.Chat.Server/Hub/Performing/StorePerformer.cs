using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what the transitions of the store ask for.</summary>
internal sealed class StorePerformer(IStore port, IKeepers keepers) : IPerformer<HubStore, StoreTrigger, StoreEffect, StoreEvent>
{
    public void Perform(StoreEffect effect, HubStore store, scoped in StoreEvent happened)
    {
        switch (effect)
        {
            case StoreEffect.StoreBatch:
                (store.Batch, store.Attempts) = (store.Waiting.Take(), 0);
                port.Write(store.Batch!);
                break;
            case StoreEffect.StoreBatchAgain:
                store.Attempts++;
                port.Repeat(store.Batch!);
                break;
            case StoreEffect.ForwardBatch:
                keepers.Stored(Release(store));
                break;
            case StoreEffect.FailBatch:
                keepers.NotStored(Release(store), happened.Refusal);
                break;
            case StoreEffect.LeaveBatchUndecided:
                keepers.Undecided(Release(store));
                break;
            case StoreEffect.FailWaiting:
                while (store.Waiting.Take() is { } waiting)
                    keepers.NotStored(waiting, StoreRefusal.Closed);
                break;
            case StoreEffect.ReportFailing:
                keepers.Report(isFailing: true);
                break;
            case StoreEffect.ReportWorking:
                keepers.Report(isFailing: false);
                break;
            case StoreEffect.CloseStore:
                port.Dispose();
                keepers.Closed();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // A mistake about the store ends nobody: it is counted, and what it was about is told by the effects that are left.
    public void Judge(HubStore store, in Judgement<StoreTrigger> judged, scoped in StoreEvent happened)
    {
    }

    public void Contain(HubStore store, Exception error)
    {
    }

    public StoreEvent Elapsed(HubStore store, StoreTrigger trigger) => default;

    private static StoreBatch Release(HubStore store)
    {
        var batch = store.Batch!;
        store.Batch = null;
        return batch;
    }
}
