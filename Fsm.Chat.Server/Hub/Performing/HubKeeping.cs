using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>
/// The hub's side of a store: what is to be kept waits here for the machine of the store, and what is to follow waits for the disk. Only where there is a store.
/// </summary>
internal sealed class HubKeeping : IKeepers
{
    private readonly HubStore _store;
    private readonly Driver<StoreState, StoreTrigger, StoreEffect, HubStore, StoreEvent> _driver;
    private readonly Queue<(StoreBatch Batch, IKept What)> _follow = []; // in the order of the batches
    private readonly Dictionary<StoreQuery, Action<StoreAnswer?>> _asked = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<Action<StoreAnswer?>> _unasked = []; // for which the store had no place
    private readonly IStore _port;
    private readonly TimeProvider _time;
    private readonly Action<bool> _reportFailing;
    private readonly Action _reportClosed;

    public HubKeeping(Rules<StoreState, StoreTrigger, StoreEffect> rules, MachineHost host, IStore port, TimeProvider time, Action<bool> reportFailing, Action reportClosed)
    {
        (_port, _time, _reportFailing, _reportClosed) = (port, time, reportFailing, reportClosed);
        _store = new(rules.Initial);
        _driver = new(rules, host, new StorePerformer(port, this));
        Fire(StoreTrigger.StoreOpened);
    }

    /// <summary>Where the store is.</summary>
    public StoreState State => _store.State;

    /// <summary>The present, as it is written down: UTC ticks.</summary>
    public long UtcTicks => Moments.Now(_time);

    /// <summary>Whether something can be kept now.</summary>
    public KeepingAnswer Answer => StoreDecisions.DecideKeeping(_store.State, _store.Waiting.IsBusy);

    /// <summary>Where facts that belong together are put, with <see cref="Follow"/> behind them.</summary>
    public StoreBatch Filling => _store.Waiting.Filling;

    /// <summary>What is to follow when all that was put into a batch until now is stored.</summary>
    public void Follow(StoreBatch batch, IKept what) => _follow.Enqueue((batch, what));

    /// <summary>Reads something beside the writing. What is to follow follows later, with nothing when it could not even be asked.</summary>
    public void Ask(StoreQuery query, Action<StoreAnswer?> follow)
    {
        if (_port.TryRead(query))
            _asked.Add(query, follow);
        else
            _unasked.Enqueue(follow);
    }

    /// <summary>The store has answered.</summary>
    public void Take(StoreAnswer answer)
    {
        if (_asked.Remove(answer.Query, out var follow))
            follow(answer);
    }

    public void Fire(StoreTrigger trigger, StoreEvent happened = default) => _driver.Fire(_store, trigger, happened);

    /// <summary>All else is done: what waits may be written.</summary>
    public void Run()
    {
        while (_unasked.TryDequeue(out var follow))
            follow(null);
        if (StoreDecisions.DecideWaiting(_store.State, _store.Waiting.Count) is { } trigger)
            Fire(trigger);
    }

    void IKeepers.Stored(StoreBatch batch)
    {
        while (TryTake(batch, out var kept))
            kept.Stored();
    }

    void IKeepers.NotStored(StoreBatch batch, StoreRefusal reason)
    {
        while (TryTake(batch, out var kept))
            kept.NotStored(StatusCode.CannotStore);
    }

    // Whoever waits for it is not told anything: their link ends with the server, and the next start knows.
    void IKeepers.Undecided(StoreBatch batch)
    {
        while (TryTake(batch, out _))
        {
        }
    }

    void IKeepers.Report(bool isFailing) => _reportFailing(isFailing);

    void IKeepers.Closed() => _reportClosed();

    private bool TryTake(StoreBatch batch, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IKept? kept)
    {
        kept = null;
        if (!_follow.TryPeek(out var next) || next.Batch != batch)
            return false;
        kept = _follow.Dequeue().What;
        return true;
    }
}
