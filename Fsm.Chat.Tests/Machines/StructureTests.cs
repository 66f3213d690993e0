namespace Fsm.Chat.Tests.Machines;

/// <summary>What must hold of the rules of every machine, whatever they are about.</summary>
[TestFixtureSource(typeof(AllMachines), nameof(AllMachines.List))]
public sealed class StructureTests(ExecutedMachine machine)
{
    [Test]
    public void Waiting_state_leaves_by_its_timer()
    {
        var waiting = machine.States.Where(state => state.Kind == StateKind.Waits).ToList();
        var leaving = waiting.Where(state => machine.Cells.Any(cell =>
            cell.State == state.Name && cell.Trigger == state.TimeoutTrigger && cell.Origin == TriggerOrigin.Timer && cell.To != state.Name));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leaving, Is.EquivalentTo(waiting));
            Assert.That(waiting.Select(state => state.Timeout), Has.All.GreaterThan(TimeSpan.Zero));
        }
    }

    [Test]
    public void Only_waiting_states_have_a_timer() =>
        Assert.That(machine.States.Where(state => state.Kind != StateKind.Waits && (state.TimeoutTrigger is not null || state.Timeout != TimeSpan.Zero)), Is.Empty);

    [Test]
    public void Timer_of_a_state_fires_in_states_that_arm_it_only()
    {
        var stateTimers = machine.States.Select(state => state.TimeoutTrigger).OfType<string>().ToHashSet();

        Assert.That(
            machine.Cells.Where(cell => stateTimers.Contains(cell.Trigger) && cell.To != cell.State && machine.State(cell.State).TimeoutTrigger != cell.Trigger),
            Is.Empty);
    }

    [Test]
    public void State_can_be_reached_from_the_initial_one() =>
        Assert.That(ReachableFrom([machine.Initial], machine.Cells), Is.EquivalentTo(machine.States.Select(state => state.Name)));

    [Test]
    public void State_comes_to_rest_by_timers_and_the_environment_alone()
    {
        var backwards = machine.Cells
            .Where(cell => cell.Origin == TriggerOrigin.Timer || machine.EnvironmentTriggers.Contains(cell.Trigger))
            .Select(cell => cell with { State = cell.To, To = cell.State });
        var rest = machine.States.Where(state => state.Kind is StateKind.Ends or StateKind.Home).Select(state => state.Name);

        Assert.That(ReachableFrom(rest, backwards.ToList()), Is.EquivalentTo(machine.States.Select(state => state.Name)));
    }

    [Test]
    public void Environment_is_neither_the_peer_nor_a_person()
    {
        var named = machine.Cells.Where(cell => machine.EnvironmentTriggers.Contains(cell.Trigger)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(named.Select(cell => cell.Origin), Has.All.EqualTo(TriggerOrigin.Own));
            Assert.That(machine.EnvironmentTriggers, Has.None.EndsWith("Typed"));
        }
    }

    [Test]
    public void Trigger_does_something_somewhere()
    {
        var acting = machine.Cells.Where(cell => cell.Written is CellKind.Go or CellKind.Stay or CellKind.Refuse).Select(cell => cell.Trigger).Distinct();

        Assert.That(acting, Is.EquivalentTo(machine.Cells.Select(cell => cell.Trigger).Distinct()));
    }

    [Test]
    public void Effect_is_used()
    {
        var used = machine.Cells.SelectMany(cell => cell.WrittenEffects).Concat(machine.States.SelectMany(state => state.OnEntry));

        Assert.That(used.Distinct(), Is.EquivalentTo(machine.Effects));
    }

    [Test]
    public void Transition_goes_to_another_state() =>
        Assert.That(machine.Cells.Where(cell => cell.Written == CellKind.Go && cell.WrittenTarget == cell.State), Is.Empty);

    [Test]
    public void Stay_has_an_effect() =>
        Assert.That(machine.Cells.Where(cell => cell.Written == CellKind.Stay && cell.WrittenEffects.Count == 0), Is.Empty);

    private static HashSet<string> ReachableFrom(IEnumerable<string> starts, IReadOnlyList<CellFacts> cells)
    {
        var reached = starts.ToHashSet();
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in cells.Where(cell => cell.State == state && reached.Add(cell.To)).Select(cell => cell.To).ToList())
                open.Enqueue(next);
        }

        return reached;
    }
}
