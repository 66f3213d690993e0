using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>
/// Writes the full state × trigger table in Markdown: first the states beside each other, then each state with its effects and reasons. No cell is left
/// open: what the rules do not write is decided by the trigger's origin. No line is too long to be read beside another.
/// </summary>
public static class TableWriter
{
    /// <summary>The tables of one machine.</summary>
    public static string Write(Chart chart)
    {
        var file = chart.Name.ToLowerInvariant();
        var page = new Page();
        page.Line($"<!-- Generated from the rules of {chart.Name} by executing each cell. Never edited by hand. -->");
        page.Line($"# {chart.Name}\n");
        page.Text(chart.Summary);
        page.Line($"\n[![The states of {chart.Name}, and what leads from one to another]({file}.overview.svg)]({file}.svg)\n");
        page.Text($"The [full graph]({file}.svg) also says what is done on the way, what is done without leaving a state, and what is ignored.");
        page.Line("\n## States\n");
        foreach (var state in chart.States)
            page.Item($"**{state.Name}** ({Nature(state)}): {state.Why}{(state.OnEntry.IsEmpty ? "" : $". On entry: {Listed(state.OnEntry)}")}");
        Overview(page, chart);
        foreach (var state in chart.States)
            Detail(page, state);
        return page.ToString();
    }

    private static void Overview(Page page, Chart chart)
    {
        page.Line("\n## All cells at a glance\n");
        page.Line("A *violation* closes the link, a *bug* is our own mistake, *late* is a timer of a state that was left.");
        var rows = chart.Triggers.Select(trigger => (string[])[trigger.Name, Palette.NameOf(trigger.Origin)]).ToList();
        var columns = chart.States.Select(state => (state.Name, Cells: InOrder(state))).ToList();
        while (columns.Count > 0)
        {
            var count = Fitting(rows, columns);
            page.Line();
            page.Row(["trigger", "from", .. columns.Take(count).Select(column => column.Name)]);
            page.Row(Enumerable.Repeat("---", count + 2));
            foreach (var (index, row) in rows.Index())
                page.Row([.. row, .. columns.Take(count).Select(column => column.Cells[index])]);
            columns.RemoveRange(0, count);
        }

        string[] InOrder(ChartState state) =>
            [.. chart.Triggers.Select(trigger => Short(state.Cells.Single(cell => cell.Trigger == trigger.Name)))];
    }

    // How many of these states stand beside each other in one table, whose rows are no longer than a line may be.
    private static int Fitting(List<string[]> rows, List<(string Name, string[] Cells)> columns)
    {
        var lengths = rows.Select(row => row.Sum(cell => cell.Length + 3) + 1).ToList();
        var count = 0;
        foreach (var (name, cells) in columns)
        {
            lengths = [.. lengths.Select((length, index) => length + Math.Max(name.Length, cells[index].Length) + 3)];
            if (lengths.Max() > Page.Width)
                break;
            count++;
        }

        return Math.Max(1, count);
    }

    private static void Detail(Page page, ChartState state)
    {
        page.Line($"\n## In {state.Name}\n");
        foreach (var group in state.Cells.GroupBy(cell => (Decision: Decide(cell), cell.Origin)))
            page.Item($"{Listed(group.Select(cell => cell.Trigger))} ({Palette.NameOf(group.Key.Origin)}): {group.Key.Decision}");
    }

    private static string Decide(ChartCell cell) => cell.Outcome switch
    {
        StepOutcome.Moved => $"→ **{cell.Target}**{(cell.AllEffects.IsEmpty ? "" : $": {Listed(cell.AllEffects)}")}",
        StepOutcome.Stayed => $"stay: {Listed(cell.AllEffects)}",
        StepOutcome.Ignored => $"ignore ({cell.Reason})",
        StepOutcome.Refused => $"refuse `{cell.Refusal.Code()}`",
        _ => Short(cell),
    };

    private static string Short(ChartCell cell) => cell.Outcome switch
    {
        StepOutcome.Moved => $"→ {cell.Target}",
        StepOutcome.Stayed => "stay",
        StepOutcome.Ignored => "ignore",
        StepOutcome.Refused => "refuse",
        _ => $"*{cell.Outcome.ToString().ToLowerInvariant()}*",
    };

    private static string Nature(ChartState state)
    {
        var initial = state.IsInitial ? "initial, " : "";
        var timer = state.TimeoutTrigger is null ? "" : $", {state.Duration}: {state.TimeoutTrigger}";
        return $"{initial}{state.Kind.ToString().ToLowerInvariant()}{timer}";
    }

    private static string Listed(IEnumerable<string> effects) => string.Join(", ", effects);
}
