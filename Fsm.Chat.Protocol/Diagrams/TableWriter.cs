using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>
/// Writes the full state × trigger table in Markdown: first all states beside each other, then each state with its effects and reasons. No cell is left
/// open: what the rules do not write is decided by the trigger's origin.
/// </summary>
public static class TableWriter
{
    /// <summary>The tables of one machine.</summary>
    public static string Write(Chart chart)
    {
        var page = new Page();
        page.Line($"<!-- Generated from the rules of {chart.Name} by executing each cell. Never edited by hand. -->");
        page.Line($"# {chart.Name}\n\n{chart.Summary}\n\n![The states of {chart.Name}]({chart.Name.ToLowerInvariant()}.svg)\n");
        page.Line("## States\n");
        page.Row("state", "kind", "why", "timer", "on entry");
        page.Row("---", "---", "---", "---", "---");
        foreach (var state in chart.States)
            page.Row(Titled(state), state.Kind.ToString().ToLowerInvariant(), state.Why, Timer(state), Listed(state.OnEntry));
        Overview(page, chart);
        foreach (var state in chart.States)
            Detail(page, state);
        return page.ToString();
    }

    private static void Overview(Page page, Chart chart)
    {
        page.Line("\n## All cells at a glance\n");
        page.Line("A *violation* closes the link, a *bug* is our own mistake, *late* is a timer of a state that was left.\n");
        page.Row(["trigger", "from", .. chart.States.Select(state => state.Name)]);
        page.Row([.. Enumerable.Repeat("---", chart.States.Length + 2)]);
        foreach (var (trigger, origin) in chart.Triggers)
        {
            var cells = chart.States.Select(state => state.Cells.Single(cell => cell.Trigger == trigger));
            page.Row([trigger, Palette.NameOf(origin), .. cells.Select(Short)]);
        }
    }

    private static void Detail(Page page, ChartState state)
    {
        page.Line($"\n## In {state.Name}\n");
        page.Row("trigger", "from", "decision");
        page.Row("---", "---", "---");
        foreach (var group in state.Cells.GroupBy(cell => (Decision: Decide(cell), cell.Origin)))
            page.Row(string.Join(", ", group.Select(cell => cell.Trigger)), Palette.NameOf(group.Key.Origin), group.Key.Decision);
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

    private static string Titled(ChartState state) => state.IsInitial ? $"**{state.Name}** (initial)" : $"**{state.Name}**";

    private static string Timer(ChartState state) => state.TimeoutTrigger is null ? "" : $"{state.Duration}: {state.TimeoutTrigger}";

    private static string Listed(IEnumerable<string> effects) => string.Join(", ", effects);
}
