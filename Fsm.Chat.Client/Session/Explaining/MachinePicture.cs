using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Draws a machine in text: each state with the states it leads to and what leads there. Pure; nothing in it is wider than a small terminal.</summary>
internal static class MachinePicture
{
    /// <summary>Columns of the widest line: it fits beside the list on a screen of 80.</summary>
    public const int Width = 51;

    private const string Here = "=> ";
    private const string NotHere = "   ";

    /// <summary>The picture.</summary>
    /// <param name="chart">The machine.</param>
    /// <param name="present">The states that something is in now.</param>
    public static IEnumerable<string> Draw(Chart chart, IReadOnlySet<string> present)
    {
        foreach (var state in chart.States)
        {
            var isHere = present.Contains(state.Name);
            yield return $"{(isHere ? Here : NotHere)}{(isHere ? $"[[ {state.Name} ]]" : $"[ {state.Name} ]")}  {Lasts(state)}".TrimEnd();
            var targets = state.With(StepOutcome.Moved).GroupBy(cell => cell.Target).ToList();
            var longest = targets.Select(target => target.Key.Length).DefaultIfEmpty().Max();
            foreach (var target in targets)
            {
                var isLast = target == targets[^1];
                foreach (var line in Arrow(target.Key.PadRight(longest), [.. target.Select(cell => cell.Trigger)], isLast))
                    yield return line;
            }
        }
    }

    // One arrow for all that leads to the same state, with as many lines as its triggers need.
    private static IEnumerable<string> Arrow(string target, IReadOnlyList<string> triggers, bool isLast)
    {
        var head = $"      {(isLast ? "`" : "|")}--> {target}  ";
        var rest = $"      {(isLast ? " " : "|")}{new string(' ', head.Length - 7)}";
        var line = head;
        foreach (var (position, trigger) in triggers.Index())
        {
            var word = position < triggers.Count - 1 ? trigger + ", " : trigger;
            if (line.Length + word.TrimEnd().Length > Width && line != head && line != rest)
            {
                yield return line.TrimEnd();
                line = rest;
            }

            line += word;
        }

        yield return line;
    }

    private static string Lasts(ChartState state) => state.Kind switch
    {
        StateKind.Waits when state.Timeout > TimeSpan.Zero => ClientTexts.PictureWaits.With(state.Duration),
        StateKind.Waits or StateKind.Rests => "",
        StateKind.Home => ClientTexts.PictureHome,
        _ => ClientTexts.PictureEnd,
    };
}
