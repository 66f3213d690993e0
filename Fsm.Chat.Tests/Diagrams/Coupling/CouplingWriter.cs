namespace Fsm.Chat.Tests.Diagrams.Coupling;

/// <summary>Draws which machine fires which one, and writes down by which effects.</summary>
internal static class CouplingWriter
{
    /// <summary>The size of the smallest letters, in points.</summary>
    public const int SmallestLetters = 13;

    private const int MostEffects = 2; // named on one edge
    private const int Width = 120;

    /// <summary>The picture as DOT: an arrow for each machine that is fired by another one's effects.</summary>
    public static string Dot(IReadOnlyList<Firing> firings, IEnumerable<(string Side, string Machine)> machines)
    {
        var dot = new StringBuilder($$"""
            // Generated from the compiled code. Never edited by hand.
            digraph Coupling {
              graph [rankdir=TB, pad=0.1, nodesep=0.2, ranksep=0.45, bgcolor="white", fontname="Helvetica,Arial,sans-serif", fontsize=15, fontcolor="#6e7781"]
              node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=16, color="#8c959f", fillcolor="#eaf2fb", fontcolor="#24292f", margin="0.14,0.07", height=0.4]
              edge [fontname="Helvetica,Arial,sans-serif", fontsize={{SmallestLetters}}, color="#8c959f", fontcolor="#24292f", arrowsize=0.7]

            """.ReplaceLineEndings("\n"));
        foreach (var side in machines.GroupBy(machine => machine.Side).OrderByDescending(side => side.Key, StringComparer.Ordinal))
        {
            Line(dot, $"  subgraph cluster_{side.Key} {{\n    label=\"{side.Key}\"\n    color=\"#d0d7de\"");
            foreach (var (_, machine) in side)
                Line(dot, $"    {side.Key}_{machine} [label=\"{machine}\"]");
            foreach (var arrow in firings.Where(firing => firing.Side == side.Key && firing.From != firing.To && !IsTrouble(firing)).GroupBy(firing => (firing.From, firing.To)))
                Line(dot, $"    {side.Key}_{arrow.Key.From} -> {side.Key}_{arrow.Key.To} [label=\"{Label([.. arrow.Select(firing => firing.Cause)])}\"]");
            dot.Append("  }\n");
        }

        // Beside each other they would be too wide for a page.
        dot.Append("  server_Invitation -> client_Keyboard [style=invis, minlen=2]\n");
        return dot.Append("}\n").ToString();
    }

    /// <summary>The page: for each machine its effects that fire one.</summary>
    public static string Markdown(IReadOnlyList<Firing> firings)
    {
        var page = new StringBuilder("""
            <!-- Generated from the compiled code. Never edited by hand. -->
            # Who fires whom

            What a machine asks for may be that something is told to another machine. These are the effects that do so, as the
            compiled code says; what is asked of a socket, a disk or a terminal comes back as an event of its own and is not
            counted. On an arrow stand two effects at most; below are all of them, and those by which a machine fires itself.

            [![The machines of server and client, and which fires which](coupling.svg)](coupling.svg)

            """.ReplaceLineEndings("\n"));
        foreach (var machine in firings.GroupBy(firing => (firing.Side, firing.From)))
        {
            Line(page, $"\n## {machine.Key.From} on the {machine.Key.Side}\n");
            foreach (var cause in machine.GroupBy(firing => firing.Cause).GroupBy(cause => string.Join(", ", cause.Select(firing => firing.To)), cause => cause.Key))
                Item(page, $"{string.Join(", ", cause.Select(InWords))} → {cause.Key}");
        }

        return page.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static bool IsTrouble(Firing firing) => firing.Cause[0] == '[';

    private static string InWords(string cause) => cause[0] == '[' ? $"*{cause.Trim('[', ']')}*" : cause;

    private static string Label(List<string> causes) => causes.Count <= MostEffects + 1
        ? string.Join("\\n", causes)
        : string.Join("\\n", [.. causes.Take(MostEffects), $"and {causes.Count - MostEffects} more"]);

    private static void Item(StringBuilder page, string text)
    {
        var line = "-";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                page.Append(line).Append('\n');
                line = " ";
            }

            line += $" {word}";
        }

        page.Append(line).Append('\n');
    }
}
