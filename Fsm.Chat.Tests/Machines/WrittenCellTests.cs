namespace Fsm.Chat.Tests.Machines;

/// <summary>Each written cell by itself: what was executed is what the rules file says.</summary>
public sealed class WrittenCellTests
{
    private static IEnumerable<TestCaseData> WrittenCells() =>
        from machine in AllMachines.List
        from cell in machine.Cells
        where cell.Written is not null && machine.State(cell.State).Kind != StateKind.Ends
        select new TestCaseData(machine, cell).SetName($"{machine.Name}.{cell.State} on {cell.Trigger} {Say(cell)}");

    [TestCaseSource(nameof(WrittenCells))]
    public void Written_cell_does_what_it_says(ExecutedMachine machine, CellFacts cell)
    {
        var target = machine.State(cell.WrittenTarget!);
        var moves = cell.Written == CellKind.Go;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cell.Outcome, Is.EqualTo(cell.Written switch
            {
                CellKind.Go => StepOutcome.Moved,
                CellKind.Stay => StepOutcome.Stayed,
                CellKind.Ignore => StepOutcome.Ignored,
                _ => StepOutcome.Refused,
            }));
            Assert.That(cell.SubjectState, Is.EqualTo(target.Name));
            Assert.That(cell.Effects, Is.EqualTo(moves ? [.. cell.WrittenEffects, .. target.OnEntry] : cell.WrittenEffects));
            Assert.That(cell.Timeout, Is.EqualTo(moves ? target.Timeout : TimeSpan.Zero));
            Assert.That(cell.Generation, Is.EqualTo(moves ? 1 : 0));
        }
    }

    private static string Say(CellFacts cell) => cell.Written switch
    {
        CellKind.Go => $"goes to {cell.WrittenTarget}",
        CellKind.Stay => "acts and stays",
        CellKind.Ignore => "is ignored",
        _ => "is refused",
    };
}
