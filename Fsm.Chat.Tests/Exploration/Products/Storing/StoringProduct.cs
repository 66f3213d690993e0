using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Storing;

/// <summary>
/// One message on its way to a disk that may refuse, or say nothing of what it did, in a server that may stop or crash at any moment: what its sender is told of it is so, then and ever after.
/// </summary>
internal sealed class StoringProduct
{
    private const int Nothing = 0, Stored = 1, Failed = 2, Undecided = 3;

    private readonly Model _model = new("storing a message");
    private readonly Part<StoreState, StoreTrigger, StoreEffect> _store;
    private readonly Variable _said;
    private readonly Variable _waits;
    private readonly Variable _asked;
    private readonly Variable _onDisk;
    private readonly Variable _told;
    private readonly Variable _reported;
    private readonly Variable _closed;

    // Whether the server owes the sender a word.
    private readonly Variable _owed;

    private StoringProduct(RuleSet rules)
    {
        _store = _model.Part("store", rules.Store);
        (_said, _waits, _asked, _onDisk) = (_model.Number("said"), _model.Number("waits"), _model.Number("asked"), _model.Number("on_disk"));
        (_told, _reported, _closed) = (_model.Number("told", max: Undecided), _model.Number("reported"), _model.Number("closed"));
        _owed = _model.Number("owed");
    }

    public static Model Of(RuleSet rules) => new StoringProduct(rules).Build();

    private Model Build()
    {
        AddEffects();
        AddServer();
        AddDisk(Budget.Of(_model, "faults_left", 3));
        _model.MayElapse(_store);
        _model.Invariants.Add(("the timer of the store is that of its state", _store.TimerIsRight));
        _model.Invariants.Add(("what was said to be stored is on the disk", _told.IsNot(Stored) | _onDisk.Holds));
        _model.Invariants.Add(("what was said to have failed is not on the disk", _told.IsNot(Failed) | _onDisk.Is(0)));
        _model.Rest = _store.In(StoreState.Off, StoreState.Ready, StoreState.Closed) & _waits.Is(0) & _asked.Is(0) & _reported.Is(0) & _owed.Is(0);
        return _model;
    }

    private void AddEffects()
    {
        _store.On(StoreEffect.StoreBatch, Demand(_waits.Holds, "a batch without anything in it is written"), _waits.Set(0), _asked.Set(1));
        _store.On(StoreEffect.StoreBatchAgain, Demand(_asked.Is(0), "a batch is written twice at once"), _asked.Set(1));
        _store.On(StoreEffect.ForwardBatch, Tell(Stored));
        _store.On(StoreEffect.FailBatch, Tell(Failed));
        _store.On(StoreEffect.LeaveBatchUndecided, Tell(Undecided));
        _store.On(StoreEffect.FailWaiting, If(_waits.Holds, [_waits.Set(0), .. Tell(Failed)]));
        _store.On(StoreEffect.ReportFailing, Demand(_reported.Is(0), "a store is reported to fail that does already"), _reported.Set(1));
        _store.On(StoreEffect.ReportWorking, Demand(_reported.Holds, "a store is reported to work again that has not failed"), _reported.Set(0));
        _store.On(StoreEffect.CloseStore, Demand(_closed.Is(0), "the store is closed twice"), _closed.Set(1), _reported.Set(0));
    }

    private void AddServer()
    {
        _model.May(Mover.Program, "server: opens the store", _store.In(StoreState.Off) & _said.Is(0), _store.Fire(StoreTrigger.StoreOpened));
        _model.May(
            Mover.Person, "sender: says something", _said.Is(0) & _store.NotIn(StoreState.Off),
            Statement.Decide([_store.State], facts => StoreDecisions.DecideKeeping((StoreState)facts[0], isBusy: false) == KeepingAnswer.Kept
                ? [_said.Set(1), _waits.Set(1), _owed.Set(1)] : [_said.Set(1)]));
        _model.May(
            Mover.Program, "server: something waits", _waits.Holds & _store.In(StoreState.Ready),
            Statement.Decide([_store.State], facts => StoreDecisions.DecideWaiting((StoreState)facts[0], 1) is { } trigger ? [_store.Fire(trigger)] : []));
        _model.May(Mover.Person, "server: stops", _store.NotIn(StoreState.Closed), _store.Fire(StoreTrigger.CloseRequested));

        // What is in memory is gone; what the sender was told, and what is on the disk, is not.
        _model.May(
            Mover.Fault, "server: crashes and begins again", _store.NotIn(StoreState.Off),
            [.. _store.Begin(), _said.Set(1), _waits.Set(0), _asked.Set(0), _reported.Set(0), _closed.Set(0), _owed.Set(0)]);
    }

    private void AddDisk(Budget faults)
    {
        _model.May(Mover.Program, "disk: has it", _asked.Holds, _asked.Set(0), _onDisk.Set(1), _store.Fire(StoreTrigger.BatchStored));
        _model.May(Mover.Fault, "disk: does not take it", _asked.Holds & faults.IsLeft, [.. faults.Spend, _asked.Set(0), _store.Fire(StoreTrigger.BatchRefused)]);
        foreach (var has in (bool[])[false, true])
        {
            _model.May(
                Mover.Fault, $"disk: says nothing of it, and {(has ? "has it" : "has it not")}", _asked.Holds & faults.IsLeft,
                [.. faults.Spend, _asked.Set(0), If(has ? Value.True : Value.False, [_onDisk.Set(1)]), _store.Fire(StoreTrigger.BatchInDoubt)]);
        }
    }

    private ImmutableArray<Statement> Tell(int verdict) => [Demand(_told.Is(Nothing), "the sender is told twice"), _told.Set(verdict), _owed.Set(0)];
}
