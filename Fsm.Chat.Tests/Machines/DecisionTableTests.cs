namespace Fsm.Chat.Tests.Machines;

/// <summary>Every state × every trigger of every machine, executed.</summary>
public sealed class DecisionTableTests
{
    private const string HowToAccept =
        "A decision differs from the reviewed table. If that is meant: FSMCHAT_ACCEPT=1 dotnet test --filter DecisionTableTests, then review the diff.";

    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void Machine_decides_as_its_reviewed_table_says(ExecutedMachine machine)
    {
        var path = Repository.PathOf("Fsm.Chat.Tests", "Machines", "Tables", $"{machine.Name}.txt");
        var executed = machine.Cells.Select(cell => cell.ToString()).ToList();
        if (Repository.Accepts)
            File.WriteAllText(path, string.Concat(executed.Select(line => line + "\n")));

        var reviewed = File.Exists(path) ? File.ReadAllLines(path) : [];

        Assert.That(Difference(reviewed, executed), Is.Empty, HowToAccept);
    }

    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void Only_a_transition_changes_the_state(ExecutedMachine machine)
    {
        var still = machine.Cells.Where(cell => cell.Outcome != StepOutcome.Moved);

        Assert.That(still.Where(cell => cell.To != cell.State || cell.SubjectState != cell.State || cell.Generation != 0 || cell.Timeout != TimeSpan.Zero), Is.Empty);
    }

    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void Only_transitions_and_stays_have_effects(ExecutedMachine machine)
    {
        var idle = machine.Cells.Where(cell => cell.Outcome is not (StepOutcome.Moved or StepOutcome.Stayed));

        Assert.That(idle.Where(cell => cell.Effects.Count > 0), Is.Empty);
    }

    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void Exactly_the_refusals_have_a_code(ExecutedMachine machine) =>
        Assert.That(machine.Cells.Where(cell => cell.Outcome == StepOutcome.Refused != (cell.Refusal != LocalCode.None)), Is.Empty);

    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void End_ignores_everything(ExecutedMachine machine)
    {
        var ends = machine.States.Where(state => state.Kind == StateKind.Ends).Select(state => state.Name).ToList();

        Assert.That(machine.Cells.Where(cell => ends.Contains(cell.State)).Select(cell => cell.Outcome), Has.All.EqualTo(StepOutcome.Ignored));
    }

    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void Cell_left_out_is_decided_by_its_origin(ExecutedMachine machine)
    {
        var wrong = machine.Cells.Where(cell => cell.Written is null && cell.Outcome != (cell.Origin switch
        {
            TriggerOrigin.Peer => StepOutcome.Violation,
            TriggerOrigin.Own => StepOutcome.Bug,
            _ => StepOutcome.Late,
        }));

        Assert.That(wrong, Is.Empty);
    }

    // The two texts whole would hide the one line that matters.
    private static IEnumerable<string> Difference(IReadOnlyList<string> reviewed, IReadOnlyList<string> executed) =>
        reviewed.Except(executed).Select(line => $"reviewed: {line}").Concat(executed.Except(reviewed).Select(line => $"executed: {line}"));
}
