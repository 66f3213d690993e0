using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>Phrases that all pictures share, so that a fact reads the same in each.</summary>
internal static class Wording
{
    private const int LineLength = 46;

    /// <summary><c>Trigger / Effect, Effect</c>.</summary>
    internal static string Action(ChartCell cell) => WithEffects(cell.Trigger, cell.Effects);

    internal static string WithEffects(string what, IReadOnlyCollection<string> effects) =>
        effects.Count == 0 ? what : $"{what} / {string.Join(", ", effects)}";

    /// <summary><c>Trigger after 10 s</c>, for the timer of the state itself.</summary>
    internal static string After(ChartState state, ChartCell cell) =>
        cell.Trigger == state.TimeoutTrigger ? $" after {state.Duration}" : "";

    internal static string Kind(ChartState state) => state.Kind switch
    {
        StateKind.Waits => $"waits, {(state.Timeout == TimeSpan.Zero ? "timer off" : $"at most {state.Duration}")}",
        StateKind.Home => "home",
        StateKind.Ends => "end",
        _ => "rests",
    };

    /// <summary>The ignored triggers as lines that are short enough for a box; an end ignores everything and says only that.</summary>
    internal static IEnumerable<string> Ignored(ChartState state) => state.Kind == StateKind.Ends
        ? ["ignore: everything"]
        : Wrap("ignore: ", state.With(StepOutcome.Ignored));

    /// <summary>The refused triggers, one run of lines for each code.</summary>
    internal static IEnumerable<string> Refused(ChartState state) => state.With(StepOutcome.Refused)
        .GroupBy(cell => cell.Refusal)
        .SelectMany(group => Wrap($"refuse ({group.Key.Code()}): ", group));

    private static List<string> Wrap(string head, IEnumerable<ChartCell> cells)
    {
        var lines = new List<string>();
        foreach (var cell in cells)
        {
            if (lines.Count == 0)
                lines.Add(head + cell.Trigger);
            else if (lines[^1].Length + cell.Trigger.Length + 2 <= LineLength)
                lines[^1] += $", {cell.Trigger}";
            else
            {
                lines[^1] += ",";
                lines.Add($"    {cell.Trigger}");
            }
        }

        return lines;
    }
}

/// <summary>The colours of the pictures: who causes a trigger, and how long a state may last. Dark enough to read on white.</summary>
internal static class Palette
{
    internal const string Text = "#24292f";
    internal const string Quiet = "#6e7781";
    internal const string Refusal = "#b3261e";
    internal const string Line = "#8c959f";

    internal static string Of(TriggerOrigin origin) => origin switch
    {
        TriggerOrigin.Peer => "#0b5cad",
        TriggerOrigin.Timer => "#a15c00",
        _ => Text,
    };

    internal static string Of(StateKind kind) => kind switch
    {
        StateKind.Waits => "#fff6e0",
        StateKind.Home => "#e6f4ea",
        StateKind.Ends => "#eceff2",
        _ => "#eaf2fb",
    };

    internal static string NameOf(TriggerOrigin origin) => origin switch
    {
        TriggerOrigin.Peer => "peer",
        TriggerOrigin.Timer => "timer",
        _ => "own",
    };
}
