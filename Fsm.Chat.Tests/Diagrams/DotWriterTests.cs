using System.Net;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Diagrams;

/// <summary>The picture says what the machine does when it is executed.</summary>
[TestFixtureSource(typeof(AllMachines), nameof(AllMachines.List))]
public sealed partial class DotWriterTests(ExecutedMachine machine)
{
    private readonly string _dot = DotWriter.Write(DiagramBook.Charts(AllMachines.Rules).Single(chart => chart.Name == machine.Name));

    [Test]
    public void Graphviz_accepts_the_picture()
    {
        if (Tool.With(_dot, ".", "dot", "-Tsvg") is not { } run)
        {
            Assert.Ignore("dot (Graphviz) is not installed, so the picture was not drawn.");
            return;
        }

        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("<svg"));
    }

    [Test]
    public void Edges_are_the_transitions()
    {
        var transitions = machine.Cells.Where(cell => cell.Written == CellKind.Go).Select(cell =>
            $"{cell.State} -> {cell.WrittenTarget}: {cell.Trigger}{After(cell)}{(cell.WrittenEffects.Count == 0 ? "" : $" / {string.Join(", ", cell.WrittenEffects)}")}");

        var drawn = Edge().Matches(_dot).SelectMany(edge => Lines(edge.Groups["label"].Value)
            .Select(line => $"{edge.Groups["from"].Value} -> {edge.Groups["to"].Value}: {line}"));

        Assert.That(drawn, Is.EquivalentTo(transitions));
    }

    [Test]
    public void Dashed_edges_are_those_that_time_causes()
    {
        var timed = machine.Cells.Where(cell => cell.Written == CellKind.Go && cell.Origin == TriggerOrigin.Timer).Select(cell => (cell.State, cell.WrittenTarget));

        var dashed = Edge().Matches(_dot).Where(edge => edge.Groups["style"].Value.Contains("dashed", StringComparison.Ordinal))
            .Select(edge => (edge.Groups["from"].Value, edge.Groups["to"].Value));

        Assert.That(dashed, Is.EquivalentTo(timed.Distinct()));
    }

    [Test]
    public void Initial_state_is_marked() => Assert.That(_dot, Does.Contain($"initial -> {machine.Initial}\n"));

    [Test]
    public void Ends_have_a_double_border()
    {
        var doubled = Box().Matches(_dot).Where(box => box.Groups["attributes"].Value.Contains("peripheries=2", StringComparison.Ordinal)).Select(box => box.Groups["state"].Value);

        Assert.That(doubled, Is.EquivalentTo(machine.States.Where(state => state.Kind == StateKind.Ends).Select(state => state.Name)));
    }

    [Test]
    public void Box_says_what_is_done_without_leaving_the_state()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var box in Box().Matches(_dot).Cast<Match>())
            {
                var text = string.Join('\n', Lines(box.Groups["label"].Value));
                var state = machine.State(box.Groups["state"].Value);
                foreach (var cell in machine.Cells.Where(cell => cell.State == state.Name && cell.Written is not null && state.Kind != StateKind.Ends))
                {
                    Assert.That(text.Contains($"{cell.Trigger} / {string.Join(", ", cell.WrittenEffects)}", StringComparison.Ordinal), Is.EqualTo(cell.Written == CellKind.Stay), cell.ToString());
                    Assert.That(Mentions(text, cell.Trigger), Is.EqualTo(cell.Written != CellKind.Go), cell.ToString());
                }
            }
        }
    }

    private static bool Mentions(string text, string trigger) => Regex.IsMatch(text, $@"(?<![A-Za-z]){trigger}(?![A-Za-z])");

    private string After(CellFacts cell)
    {
        var state = machine.State(cell.State);
        return state.TimeoutTrigger == cell.Trigger ? $" after {TimerWords.Of(state.Timeout)}" : "";
    }

    // The text of each row of an HTML-like label, its markup taken away.
    private static IEnumerable<string> Lines(string label) =>
        label.Split("</TR>").Select(row => WebUtility.HtmlDecode(Tag().Replace(row, "")).Replace('\u00a0', ' ').Trim()).Where(line => line.Length > 0);

    [GeneratedRegex(@"^  (?<from>(?!initial)\w+) -> (?<to>\w+) \[(?<style>[^<]*)label=<(?<label>.*)>\]$", RegexOptions.Multiline)]
    private static partial Regex Edge();

    [GeneratedRegex(@"^  (?<state>[A-Z]\w+) \[(?<attributes>[^<]*)label=<(?<label>.*)>\]$", RegexOptions.Multiline)]
    private static partial Regex Box();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
