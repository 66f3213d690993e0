using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Fsm.Chat.Tests.Simulation.Faults;
using Fsm.Chat.Tests.Simulation.Planted;

namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>
/// The store of a server's program: does what it is asked for a little later, in order, and goes wrong as the faults of the run will have it. Its disk outlives the program.
/// </summary>
internal sealed class SimulatedStore(Process process, MemoryDisk disk, FaultPlan faults, Dice dice, PlantedBug bug) : IStore
{
    private readonly MemoryStore _store = new(disk);
    private bool _isWorking;

    public StartFacts Start => _store.Start;

    public void AnswerTo(IStoreEvents events) => _store.AnswerTo(events);

    public void Write(StoreBatch batch)
    {
        _store.Write(batch);
        Work();
    }

    public void Repeat(StoreBatch batch)
    {
        _store.Repeat(batch);
        Work();
    }

    public bool TryRead(StoreQuery query)
    {
        var isTaken = _store.TryRead(query);
        Work();
        return isTaken;
    }

    /// <summary>The program is killed: what was being written is on the disk or not.</summary>
    public void Die()
    {
        if (bug.LosesLastWrites)
            disk.LoseLastWrites();
        else if (dice.Chance(0.5))
            _store.WriteUnheard();
    }

    public void Dispose() => _store.Dispose();

    private void Work()
    {
        if (_isWorking)
            return;
        _isWorking = true;
        process.In(faults.StoreDelay(), () =>
        {
            _isWorking = false;
            if (_store.Fault == StoreFault.None)
                _store.Fault = faults.NextStoreFault();
            _store.Work();
            if (_store.HasWork)
                Work();
        });
    }
}
