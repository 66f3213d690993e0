namespace Fsm.Chat.Tests.Architecture;

internal static class Cycles
{
    /// <summary>The groups in which each reaches each other.</summary>
    public static IReadOnlyList<string[]> In(IEnumerable<(string User, string Used)> uses)
    {
        var direct = uses.Where(use => use.User != use.Used).ToLookup(use => use.User, use => use.Used);
        var reached = direct.ToDictionary(node => node.Key, node => Reach(node.Key, direct));
        return
        [
            .. reached.Keys.Where(node => reached[node].Contains(node))
                .GroupBy(node => reached[node].Where(other => reached.TryGetValue(other, out var back) && back.Contains(node)).Order(StringComparer.Ordinal).First())
                .Select(group => group.Order(StringComparer.Ordinal).ToArray()),
        ];
    }

    private static HashSet<string> Reach(string from, ILookup<string, string> direct)
    {
        var (reached, open) = (new HashSet<string>(), new Stack<string>(direct[from]));
        while (open.TryPop(out var next))
        {
            if (!reached.Add(next))
                continue;
            foreach (var further in direct[next])
                open.Push(further);
        }

        return reached;
    }
}
