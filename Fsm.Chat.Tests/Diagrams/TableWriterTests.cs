using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Diagrams;

/// <summary>The tables say what the machine does when it is executed, and leave no cell open.</summary>
[TestFixtureSource(typeof(AllMachines), nameof(AllMachines.List))]
public sealed partial class TableWriterTests(ExecutedMachine machine)
{
    private readonly string[] _lines = TableWriter.Write(DiagramBook.Charts(AllMachines.Rules).Single(chart => chart.Name == machine.Name)).Split('\n');

    [Test]
    public void Every_cell_of_the_product_is_decided_under_its_state()
    {
        var read = machine.States.SelectMany(state => ItemsUnder($"## In {state.Name}").Select(item => Item().Match(item)), (state, item) =>
            item.Groups["triggers"].Value.Split(", ").Select(trigger => $"{state.Name} × {trigger}: {Head(item.Groups["decision"].Value)}"));

        Assert.That(read.SelectMany(cells => cells), Is.EquivalentTo(machine.Cells.Select(cell => $"{cell.State} × {cell.Trigger}: {Say(cell)}")));
    }

    [Test]
    public void Overview_has_a_row_for_each_trigger_and_a_column_for_each_state()
    {
        var tables = string.Join('\n', Under("## All cells at a glance").SkipWhile(line => !line.StartsWith('|'))).Trim().Split("\n\n")
            .Select(table => table.Split('\n').Select(Columns).Where(row => row[0] != "---").ToList()).ToList();
        var triggers = machine.Cells.Select(cell => cell.Trigger).Distinct().Prepend("trigger");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tables.SelectMany(table => table[0][2..]), Is.EqualTo(machine.States.Select(state => state.Name)));
            Assert.That(tables.Select(table => table.Select(row => row[0])), Has.All.EqualTo(triggers));
            Assert.That(tables.SelectMany(table => table.Select(row => row.Length == table[0].Length)), Has.All.True);
        }
    }

    [Test]
    public void Timers_are_named_with_their_states()
    {
        var states = ItemsUnder("## States").ToList();
        foreach (var state in machine.States.Where(state => state.TimeoutTrigger is not null))
            Assert.That(states, Has.One.Matches($@"^\*\*{state.Name}\*\*.*, {TimerWords.Of(state.Timeout)}: {state.TimeoutTrigger}\)"));
    }

    private IEnumerable<string> Under(string heading) =>
        _lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'));

    // An item goes on in the lines after it that are indented.
    private IEnumerable<string> ItemsUnder(string heading) =>
        string.Join('\n', Under(heading)).Trim().Replace("\n  ", " ", StringComparison.Ordinal).Split('\n').Select(line => line[2..]);

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

    private static string[] Columns(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^(?<triggers>[\w, ]+) \((own|peer|timer)\): (?<decision>.+)$")]
    private static partial Regex Item();
}
