using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>
/// Draws a machine for Graphviz in so few words that it can be read at the width of a page: its states, and what leads from one to another. What is done on
/// the way, or without leaving a state, is in the full picture.
/// </summary>
public static class OverviewWriter
{
    /// <summary>The size of the smallest letters, in points.</summary>
    public const int SmallestLetters = 13;

    private const int MostTriggers = 3; // named on one edge
    private const int MostEdges = 7; // with words to one state: where nearly everything leads, the words of all are in the full picture
    private const int MostEnds = 10; // the same to a state in which it is over, for how it ends is worth more words

    /// <summary>The picture as DOT.</summary>
    public static string Write(Chart chart)
    {
        var dot = new Page();
        dot.Line($$"""
            // Generated from the rules of {{chart.Name}}. Never edited by hand.
            digraph {{chart.Name}} {
              graph [rankdir=TB, pad=0.1, nodesep=0.02, ranksep=0.4, bgcolor="white"]
              node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=16, color="{{Palette.Line}}", fontcolor="{{Palette.Text}}", margin="0.14,0.07", height=0.4]
              edge [fontname="Helvetica,Arial,sans-serif", fontsize={{SmallestLetters}}, color="{{Palette.Line}}", arrowsize=0.7]

              initial [shape=circle, style=filled, fillcolor="{{Palette.Text}}", color="{{Palette.Text}}", label="", width=0.16, height=0.16, fixedsize=true]
            """.ReplaceLineEndings("\n"));
        dot.Line();
        foreach (var state in chart.States)
            dot.Line($"  {state.Name} [fillcolor=\"{Palette.Of(state.Kind)}\"{Border(state)}]");
        dot.Line();
        dot.Line($"  initial -> {chart.States.Single(state => state.IsInitial).Name}");
        foreach (var state in chart.States)
        {
            foreach (var edge in state.With(StepOutcome.Moved).GroupBy(cell => cell.Target))
            {
                var look = IsCommon(chart, edge.Key) ? "constraint=false" : $"{(edge.All(IsTimer) ? "style=dashed, " : "")}label={Label([.. edge])}";
                dot.Line($"  {state.Name} -> {edge.Key} [{look}]");
            }
        }

        dot.Line("}");
        return dot.ToString();
    }

    // An end by a mistake of our own is possible nearly everywhere: it is named only where nothing else leads there.
    private static string Label(List<ChartCell> cells)
    {
        var ordered = cells.OrderBy(cell => cell.Trigger == "InternalErrorCaught").ToList();
        var named = ordered.Count <= MostTriggers + 1 ? ordered : ordered[..MostTriggers];
        var rows = named.Select(cell => Row(Palette.Of(cell.Origin), cell.Trigger));
        if (named.Count < cells.Count)
            rows = rows.Append(Row(Palette.Quiet, $"and {cells.Count - named.Count} more"));
        return $"<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">{string.Concat(rows)}</TABLE>>";
    }

    private static string Row(string colour, string text) => $"<TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"{colour}\">&#160;{text}&#160;</FONT></TD></TR>";

    private static bool IsCommon(Chart chart, string? target) =>
        chart.States.Count(other => other.With(StepOutcome.Moved).Any(cell => cell.Target == target))
        > (chart.States.Single(state => state.Name == target).Kind is StateKind.Ends or StateKind.Home ? MostEnds : MostEdges);

    private static bool IsTimer(ChartCell cell) => cell.Origin == TriggerOrigin.Timer;

    private static string Border(ChartState state) => state.Kind switch
    {
        StateKind.Ends => ", peripheries=2",
        StateKind.Home => ", penwidth=2",
        _ => "",
    };
}
