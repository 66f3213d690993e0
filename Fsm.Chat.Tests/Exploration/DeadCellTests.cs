using Fsm.Chat.Tests.Exploration.Modelling;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Exploration;

/// <summary>
/// Cells that the rules write and that nothing ever comes to while everybody keeps to the protocol. Such a cell is not wrong: it may be for a stranger, for groups or texts, which no product
/// is about, or for a mistake. But each is worth a look.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DeadCellTests
{
    [Test]
    public void Cells_that_are_written_and_never_reached_are_listed()
    {
        var (closed, all) = (Reached(Product.All.Where(product => product.IsClosed)), Reached(Product.All));
        foreach (var machine in AllMachines.List.Where(machine => all.Any(cell => cell.Machine == machine.Name)))
        {
            var ends = machine.States.Where(state => state.Kind == StateKind.Ends).Select(state => state.Name).ToHashSet();
            var written = machine.Cells.Where(cell => cell.Written is not null && !ends.Contains(cell.State)).Select(cell => (machine.Name, cell.State, cell.Trigger)).ToList();
            var dead = written.Except(closed).ToList();
            TestContext.Out.WriteLine($"{machine.Name}: {dead.Count} of {written.Count} written cells are not reached between partners that keep to the protocol");
            foreach (var cell in dead)
                TestContext.Out.WriteLine($"  {cell.State} × {cell.Trigger}{(all.Contains(cell) ? " (a stranger reaches it)" : "")}");
        }

        Assert.That(closed, Is.Not.Empty);
    }

    private static HashSet<(string Machine, string State, string Trigger)> Reached(IEnumerable<Product> products) =>
        [.. products.SelectMany(product => product.Findings.Interpreter.Executed).Select(cell => (cell.Part.Machine, StateName(cell.Part, cell.State), cell.Part.TriggerName(cell.Trigger)))];

    private static string StateName(Part part, int state) => part.State.Names[state][(part.Machine.Length + 1)..];
}
