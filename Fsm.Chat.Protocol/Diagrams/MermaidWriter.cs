using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>
/// Draws a machine as a Mermaid state diagram, for pages that render it themselves. Mermaid has no place for text inside a state's box beside its
/// name, so what is done without leaving a state stands in a note.
/// </summary>
public static class MermaidWriter
{
    /// <summary>The picture as Mermaid's <c>stateDiagram-v2</c>.</summary>
    public static string Write(Chart chart)
    {
        var mermaid = new Page();
        mermaid.Line($"%% Generated from the rules of {chart.Name}. Never edited by hand.");
        mermaid.Line("stateDiagram-v2");
        mermaid.Line("  classDef waits fill:#fff6e0,stroke:#8c959f,color:#24292f");
        mermaid.Line("  classDef rests fill:#eaf2fb,stroke:#8c959f,color:#24292f");
        mermaid.Line("  classDef home fill:#e6f4ea,stroke:#24292f,stroke-width:2px,color:#24292f");
        mermaid.Line("  classDef ends fill:#eceff2,stroke:#24292f,stroke-width:2px,color:#24292f");
        mermaid.Line();
        mermaid.Line($"  [*] --> {chart.States.Single(state => state.IsInitial).Name}");
        foreach (var state in chart.States)
        {
            foreach (var edge in state.With(StepOutcome.Moved).GroupBy(cell => cell.Target))
                mermaid.Line($"  {state.Name} --> {edge.Key} : {string.Join("<br/>", edge.Select(cell => Label(state, cell)))}");
            if (state.Kind == StateKind.Ends)
                mermaid.Line($"  {state.Name} --> [*]");
        }

        mermaid.Line();
        foreach (var state in chart.States)
        {
            mermaid.Line($"  class {state.Name} {state.Kind.ToString().ToLowerInvariant()}");
            mermaid.Line($"  note right of {state.Name}");
            foreach (var line in Note(state))
                mermaid.Line($"    {line.Trim()}");
            mermaid.Line("  end note");
        }

        return mermaid.ToString();
    }

    private static string Label(ChartState state, ChartCell cell) => Wording.WithEffects(
        cell.Trigger + Wording.After(state, cell) + (cell.Origin == TriggerOrigin.Own ? "" : $" ({Palette.NameOf(cell.Origin)})"), cell.Effects);

    private static IEnumerable<string> Note(ChartState state)
    {
        yield return Wording.Kind(state);
        if (state.OnEntry.Length > 0)
            yield return Wording.WithEffects("entry", state.OnEntry);
        foreach (var cell in state.With(StepOutcome.Stayed))
            yield return $"stay: {Label(state, cell)}";
        foreach (var line in Wording.Ignored(state).Concat(Wording.Refused(state)))
            yield return line;
    }
}
