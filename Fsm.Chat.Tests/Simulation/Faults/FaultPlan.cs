using Fsm.Chat.Tests.Server.Keeping.Support;
using Fsm.Chat.Tests.Simulation.Network;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Faults;

/// <summary>Which classes of faults are active in a run, and what that means for a connection. Odds have two levels, so that runs differ: in one much goes wrong of a few kinds, in another nothing.</summary>
internal sealed class FaultPlan
{
    private const double ActiveIn = 0.25;
    private readonly Dice _dice;
    private readonly FaultKind[] _active;

    /// <param name="dice">Decides.</param>
    /// <param name="keeps">Whether there is a store that can go wrong.</param>
    public FaultPlan(Dice dice, bool keeps)
    {
        _dice = dice;
        _active = [.. Enum.GetValues<FaultKind>().Where(kind => keeps || kind < FaultKind.StoreSlow).Where(_ => dice.Chance(ActiveIn))];
    }

    public bool IsHealed { get; private set; }

    public bool Has(FaultKind kind) => !IsHealed && _active.Contains(kind);

    public void Heal() => IsHealed = true;

    /// <summary>How the next direction of a connection behaves.</summary>
    public WireManners MannersOfOneWay()
    {
        var manners = new WireManners();
        if (Strikes(FaultKind.Crumbs, 0.5))
            manners = manners with { Crumbles = 0.2 };
        if (Strikes(FaultKind.Delays, 0.5))
            manners = manners with { LongestDelay = _dice.Milliseconds(20, 1500) };
        if (Strikes(FaultKind.Narrowness, 0.5))
            manners = manners with { Room = _dice.Between(1, 2000) };
        if (Strikes(FaultKind.SlowReaders, 0.3))
            manners = manners with { ReadEvery = _dice.Milliseconds(10, 300), ReadSize = _dice.Between(1, 1000), Crumbles = 0.1 };
        return manners;
    }

    /// <summary>Whether such a connection may be taken for dead without anybody being at fault.</summary>
    public static bool ExcusesLosses(WireManners manners) =>
        manners.LongestDelay > TimeSpan.FromMilliseconds(50) || manners.Room < 4096 || manners.ReadEvery > TimeSpan.Zero;

    public DialOutcome OutcomeOfDial() => !Strikes(FaultKind.FailingDials, 0.4)
        ? DialOutcome.Made : _dice.Pick(DialOutcome.Refused, DialOutcome.Hangs, DialOutcome.Dropped);

    /// <summary>How long the store takes for the next thing it does.</summary>
    public TimeSpan StoreDelay() => Strikes(FaultKind.StoreSlow, 0.2) ? _dice.Milliseconds(100, 8000) : _dice.Milliseconds(0, 5);

    /// <summary>What goes wrong with the next thing that the store does.</summary>
    public StoreFault NextStoreFault()
    {
        if (Strikes(FaultKind.StoreInDoubt, 0.1))
            return _dice.Pick(StoreFault.StoreInDoubt, StoreFault.StoreInDoubtAndLost);
        return Strikes(FaultKind.StoreFull, 0.1) ? StoreFault.StoreFull : StoreFault.None;
    }

    public override string ToString() => _active.Length == 0 ? "nothing goes wrong" : string.Join(", ", _active);

    private bool Strikes(FaultKind kind, double odds) => Has(kind) && _dice.Chance(odds);
}
