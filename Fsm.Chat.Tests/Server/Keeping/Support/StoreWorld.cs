using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>The store's machine with its performer, a store in memory, and the hub's part of it: what is told to whom.</summary>
internal sealed class StoreWorld : IStoreEvents, IKeepers, IStepObserver
{
    private readonly MachineHost _host;
    private readonly Driver<StoreState, StoreTrigger, StoreEffect, HubStore, StoreEvent> _driver;
    private readonly ISet<string>? _watched = RulesUnderTest.Watched;
    private long _lastPlace;

    public StoreWorld()
    {
        var rules = RulesUnderTest.For(new Limits()).Store;
        Port = new(Disk);
        Port.AnswerTo(this);
        _host = new(this);
        _driver = new(rules, _host, new StorePerformer(Port, this));
        Store = new(rules.Initial);
    }

    public MemoryDisk Disk { get; } = new();

    public MemoryStore Port { get; }

    public HubStore Store { get; }

    /// <summary>What was told, in order: <c>stored 1 2</c>, <c>DiskFull 3</c>, <c>undecided 4</c>, <c>failing</c>, <c>working</c>.</summary>
    public List<string> Told { get; } = [];

    public int Mistakes => _host.InternalErrors;

    public string[] OnDisk => [.. Disk.Messages.Select(message => Encoding.UTF8.GetString(message.Text.Span))];

    public void Open() => Fire(StoreTrigger.StoreOpened);

    public void Close() => Fire(StoreTrigger.CloseRequested);

    /// <summary>Somebody writes, and the hub is left.</summary>
    /// <returns>Whether it is going to be kept.</returns>
    public KeepingAnswer Say(params string[] texts)
    {
        var answer = StoreDecisions.DecideKeeping(Store.State, Store.Waiting.IsBusy);
        foreach (var text in answer == KeepingAnswer.Kept ? texts : [])
        {
            _lastPlace++;
            Store.Waiting.Filling.Add(Samples.Message(_lastPlace, _lastPlace, text));
        }

        Leave();
        return answer;
    }

    /// <summary>The store does what it was asked for, with this going wrong.</summary>
    public void Work(StoreFault fault = StoreFault.None)
    {
        Port.Fault = fault;
        Assert.That(Port.Work(), "The store has nothing to do.");
    }

    public void Pass(TimeSpan time)
    {
        _host.Now += time;
        _host.FireDue();
        Leave();
    }

    public string[] Take()
    {
        string[] told = [.. Told];
        Told.Clear();
        return told;
    }

    void IStoreEvents.BatchStored(StoreBatch batch) => Fire(StoreTrigger.BatchStored);

    void IStoreEvents.BatchRefused(StoreBatch batch, StoreRefusal reason) => Fire(StoreTrigger.BatchRefused, new(reason));

    void IStoreEvents.BatchInDoubt(StoreBatch batch) => Fire(StoreTrigger.BatchInDoubt);

    void IStoreEvents.Answered(StoreAnswer answer) => throw new NotSupportedException();

    void IKeepers.Stored(StoreBatch batch) => Told.Add($"stored {Texts(batch)}");

    void IKeepers.NotStored(StoreBatch batch, StoreRefusal reason) => Told.Add($"{reason} {Texts(batch)}");

    void IKeepers.Undecided(StoreBatch batch) => Told.Add($"undecided {Texts(batch)}");

    void IKeepers.Report(bool isFailing) => Told.Add(isFailing ? "failing" : "working");

    void IKeepers.Closed()
    {
    }

    void IStepObserver.Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, in StepRecord<TState, TTrigger, TEffect> step) =>
        RulesUnderTest.Note(_watched, rules.Name, step.From.ToString(), step.Trigger.ToString(), step.To.ToString());

    void IStepObserver.NoteArmed<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, TimeSpan due)
    {
    }

    private static string Texts(StoreBatch batch) => string.Join(' ', batch.Messages.Select(message => Encoding.UTF8.GetString(message.Text.Span)));

    private void Fire(StoreTrigger trigger, StoreEvent happened = default)
    {
        _driver.Fire(Store, trigger, happened);
        Leave();
    }

    // What the hub does whenever it is left.
    private void Leave()
    {
        if (StoreDecisions.DecideWaiting(Store.State, Store.Waiting.Count) is { } trigger)
            _driver.Fire(Store, trigger, default);
    }
}
