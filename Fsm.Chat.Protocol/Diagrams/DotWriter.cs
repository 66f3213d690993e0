using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>
/// Draws a machine for Graphviz. Stateless's own writer is not used: it draws ignores, internal transitions and re-entries alike, and knows no timers.
/// What the rules leave out is not drawn; the legend says what it means.
/// </summary>
public static class DotWriter
{
    private const int CrowdedFrom = 6; // transitions for each state

    /// <summary>The picture as DOT.</summary>
    public static string Write(Chart chart)
    {
        var dot = new Page();
        dot.Line($$"""
            // Generated from the rules of {{chart.Name}}. Never edited by hand.
            digraph {{chart.Name}} {
              graph [rankdir={{Direction(chart)}}, fontname="Helvetica,Arial,sans-serif", fontsize=11, pad=0.3, nodesep=0.5, ranksep=0.6, bgcolor="white", labelloc=b, label={{Legend()}}]
              node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=11, color="{{Palette.Line}}", fontcolor="{{Palette.Text}}", margin="0.14,0.09"]
              edge [fontname="Helvetica,Arial,sans-serif", fontsize=10, color="{{Palette.Text}}", arrowsize=0.7]

              initial [shape=circle, style=filled, fillcolor="{{Palette.Text}}", color="{{Palette.Text}}", label="", width=0.16, fixedsize=true]
            """.ReplaceLineEndings("\n"));
        dot.Line();
        foreach (var state in chart.States)
            dot.Line($"  {state.Name} [{Border(state)}label={Box(state)}]");
        dot.Line();
        dot.Line($"  initial -> {chart.States.Single(state => state.IsInitial).Name}");
        foreach (var state in chart.States)
        {
            foreach (var edge in Edges(state))
                dot.Line(edge);
        }

        dot.Line("}");
        return dot.ToString();
    }

    // Labels are wide and low: with many of them between few states, side by side crosses least; else the boxes are what needs the height.
    private static string Direction(Chart chart) =>
        chart.States.Sum(state => state.With(StepOutcome.Moved).Count()) > CrowdedFrom * chart.States.Length ? "LR" : "TB";

    private static string Border(ChartState state) =>
        $"fillcolor=\"{Palette.Of(state.Kind)}\", " + state.Kind switch
        {
            StateKind.Ends => "peripheries=2, ",
            StateKind.Home => "penwidth=2, ",
            _ => "",
        };

    private static string Box(ChartState state)
    {
        var lines = new List<string> { Centred($"<B><FONT POINT-SIZE=\"13\">{state.Name}</FONT></B>"), Centred(Coloured(Palette.Quiet, Wording.Kind(state))) };
        var acts = new List<string>();
        if (state.OnEntry.Length > 0)
            acts.Add(Left(Coloured(Palette.Text, Wording.WithEffects("entry", state.OnEntry))));
        acts.AddRange(state.With(StepOutcome.Stayed).Select(cell => Left(Label(cell, Wording.After(state, cell)))));
        acts.AddRange(Wording.Ignored(state).Select(line => Left($"<I>{Coloured(Palette.Quiet, line)}</I>")));
        acts.AddRange(Wording.Refused(state).Select(line => Left(Coloured(Palette.Refusal, line))));
        if (acts.Count > 0)
            lines.Add("<HR/><TR><TD HEIGHT=\"4\"></TD></TR>");
        return Table([.. lines, .. acts]);
    }

    // Two edges at most lead from one state to another: what time causes is dashed, everything else is solid.
    private static IEnumerable<string> Edges(ChartState state) => state.With(StepOutcome.Moved)
        .GroupBy(cell => (cell.Target, IsTimer: cell.Origin == TriggerOrigin.Timer))
        .Select(edge => $"  {state.Name} -> {edge.Key.Target} [{(edge.Key.IsTimer ? $"style=dashed, color=\"{Palette.Of(TriggerOrigin.Timer)}\", " : "")}label={
            Table(edge.Select(cell => Left("&#160;" + Label(cell, Wording.After(state, cell)) + "&#160;")))}]");

    private static string Label(ChartCell cell, string after) =>
        Coloured(Palette.Of(cell.Origin), cell.Trigger + after) + (cell.Effects.IsEmpty ? "" : Coloured(Palette.Quiet, $" / {string.Join(", ", cell.Effects)}"));

    private static string Legend() => Table(
    [
        Centred("&#160;"),
        Centred(string.Join(Coloured(Palette.Quiet, " &#160;·&#160; ", isMarkup: true), Enum.GetValues<TriggerOrigin>().Select(origin =>
            Coloured(Palette.Of(origin), Explain(origin))))),
        Centred(Coloured(Palette.Quiet, "Trigger / Effects; below a state's line: what is done without leaving it; dashed: caused by time")),
    ]);

    private static string Explain(TriggerOrigin origin) => origin switch
    {
        TriggerOrigin.Peer => "from the peer (not drawn: a violation)",
        TriggerOrigin.Timer => "from a timer (not drawn: late, ignored)",
        _ => "from this side (not drawn: a bug)",
    };

    private static string Table(IEnumerable<string> rows) =>
        $"<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">{string.Concat(rows)}</TABLE>>";

    private static string Centred(string content) => $"<TR><TD>{content}</TD></TR>";

    private static string Left(string content) => $"<TR><TD ALIGN=\"LEFT\">{content}</TD></TR>";

    private static string Coloured(string colour, string text, bool isMarkup = false) =>
        $"<FONT COLOR=\"{colour}\">{(isMarkup ? text : Escape(text))}</FONT>";

    // The names are letters, but a status or a reason may become any text. The blanks before a continued line would be lost otherwise.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("    ", "&#160;&#160;&#160;&#160;", StringComparison.Ordinal);
}
