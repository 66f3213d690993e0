using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Diagrams;

/// <summary>The tables say what the machine does when it is executed, and leave no cell open.</summary>
[TestFixtureSource(typeof(AllMachines), nameof(AllMachines.List))]
public sealed class TableWriterTests(ExecutedMachine machine)
{
    private readonly string[] _lines = TableWriter.Write(DiagramBook.Charts(AllMachines.Rules).Single(chart => chart.Name == machine.Name)).Split('\n');

    [Test]
    public void Every_cell_of_the_product_is_decided_under_its_state()
    {
        var read = new List<string>();
        var state = "";
        foreach (var line in _lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                state = line.StartsWith("## In ", StringComparison.Ordinal) ? line["## In ".Length..] : "";
            else if (state.Length > 0 && Columns(line) is [var triggers, not ("from" or "---"), var decision])
                read.AddRange(triggers.Split(", ").Select(trigger => $"{state} × {trigger}: {Head(decision)}"));
        }

        Assert.That(read, Is.EquivalentTo(machine.Cells.Select(cell => $"{cell.State} × {cell.Trigger}: {Say(cell)}")));
    }

    [Test]
    public void Overview_has_a_row_for_each_trigger_and_a_column_for_each_state()
    {
        var header = _lines.Single(line => line.StartsWith("| trigger | from | ", StringComparison.Ordinal) && !line.EndsWith("| decision |", StringComparison.Ordinal));
        var rows = _lines.SkipWhile(line => line != header).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(Columns).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Columns(header)[2..], Is.EqualTo(machine.States.Select(state => state.Name)));
            Assert.That(rows.Select(row => row[0]), Is.EqualTo(machine.Cells.Select(cell => cell.Trigger).Distinct()));
            Assert.That(rows.Select(row => row.Length), Has.All.EqualTo(machine.States.Count + 2));
        }
    }

    [Test]
    public void Timers_are_named_with_their_states()
    {
        foreach (var state in machine.States.Where(state => state.TimeoutTrigger is not null))
            Assert.That(_lines, Has.Some.StartsWith($"| **{state.Name}**").And.Some.Contains($"{TimerWords.Of(state.Timeout)}: {state.TimeoutTrigger}"));
    }

    private static string Say(CellFacts cell)
    {
        var effects = cell.Effects.Count == 0 ? "" : $": {string.Join(", ", cell.Effects)}";
        return cell.Outcome switch
        {
            StepOutcome.Moved => $"→ **{cell.To}**{effects}",
            StepOutcome.Stayed => $"stay{effects}",
            StepOutcome.Refused => $"refuse `{cell.Refusal.Code()}`",
            StepOutcome.Ignored => "ignore",
            _ => $"*{cell.Outcome.ToString().ToLowerInvariant()}*",
        };
    }

    // The reason of an ignore is not a thing that can be executed.
    private static string Head(string decision) => decision.StartsWith("ignore (", StringComparison.Ordinal) ? "ignore" : decision;

    private static string[] Columns(string line) => line.StartsWith('|') ? line.Trim('|').Split('|', StringSplitOptions.TrimEntries) : [];
}
