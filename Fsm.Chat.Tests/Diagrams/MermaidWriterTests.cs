using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Diagrams;

/// <summary>Mermaid's picture shows the same transitions, and nothing that Mermaid's grammar cannot read.</summary>
[TestFixtureSource(typeof(AllMachines), nameof(AllMachines.List))]
public sealed partial class MermaidWriterTests(ExecutedMachine machine)
{
    private readonly string _text = MermaidWriter.Write(DiagramBook.Charts(AllMachines.Rules).Single(chart => chart.Name == machine.Name));

    [Test]
    public void Edges_are_the_transitions()
    {
        var transitions = machine.Cells.Where(cell => cell.Written == CellKind.Go).Select(cell => (cell.State, cell.WrittenTarget, cell.Trigger));

        var drawn = Edge().Matches(_text).SelectMany(edge => edge.Groups["label"].Value.Split("<br/>")
            .Select(line => (edge.Groups["from"].Value, (string?)edge.Groups["to"].Value, line.Split(' ')[0])));

        Assert.That(drawn, Is.EquivalentTo(transitions));
    }

    [Test]
    public void Initial_state_and_ends_are_marked()
    {
        var ends = machine.States.Where(state => state.Kind == StateKind.Ends).Select(state => state.Name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_text, Does.Contain($"[*] --> {machine.Initial}\n"));
            Assert.That(End().Matches(_text).Select(end => end.Groups["state"].Value), Is.EquivalentTo(ends));
        }
    }

    [Test]
    public void Refusals_and_ignores_are_in_the_notes()
    {
        var still = machine.Cells.Where(cell => cell.Written is CellKind.Ignore or CellKind.Refuse or CellKind.Stay && machine.State(cell.State).Kind != StateKind.Ends);

        using (Assert.EnterMultipleScope())
        {
            foreach (var cell in still)
                Assert.That(NoteOf(cell.State), Does.Match($@"\b{cell.Trigger}\b"), cell.ToString());
        }
    }

    // In Mermaid a colon or semicolon ends the text of an edge.
    [Test]
    public void Labels_hold_nothing_that_ends_them() =>
        Assert.That(Edge().Matches(_text).Select(edge => edge.Groups["label"].Value), Has.None.Match("[:;#]"));

    private string NoteOf(string state) => Regex.Match(_text, $@"note right of {state}\n(?<note>.*?)end note", RegexOptions.Singleline).Groups["note"].Value;

    [GeneratedRegex(@"^  (?<from>\w+) --> (?<to>\w+) : (?<label>.*)$", RegexOptions.Multiline)]
    private static partial Regex Edge();

    [GeneratedRegex(@"^  (?<state>\w+) --> \[\*\]$", RegexOptions.Multiline)]
    private static partial Regex End();
}
