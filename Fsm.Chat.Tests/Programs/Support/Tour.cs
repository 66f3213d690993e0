namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>The guided tour, <c>docs/tour.md</c>: what each terminal shows in it. A terminal's blocks have its name above them, in bold.</summary>
internal sealed class Tour
{
    private const string Path = "docs/tour.md";

    private readonly List<(string Name, int Number, string Text)> _lines = [];

    private Tour()
    {
        string? name = null;
        var isInside = false;
        foreach (var (number, line) in File.ReadLines(Repository.PathOf(Path.Split('/'))).Index())
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isInside = !isInside;
            else if (isInside && name is not null)
                _lines.Add((name, number + 1, line));
            else if (!isInside && line.Length > 0)
                name = line is ['*', '*', .. var bold, '*', '*'] ? bold : null;
        }
    }

    public static Tour Read() => new();

    /// <summary>Fails unless a terminal shows what the tour says of it: the same lines in the same order.</summary>
    public void Check(string name, IEnumerable<string> shown)
    {
        var told = _lines.Where(line => line.Name == name).ToList();
        var actual = shown.ToList();
        var same = told.Zip(actual).TakeWhile(pair => pair.First.Text == pair.Second).Count();
        if (same == told.Count && same == actual.Count)
            return;
        var where = same < told.Count ? $"line {told[same].Number.ToString(CultureInfo.InvariantCulture)}" : "its end";
        Assert.Fail($"""
            {Path} does not tell what {name}'s terminal shows, from {where} on.
            the tour says:      {(same < told.Count ? told[same].Text : "nothing more")}
            the terminal shows: {(same < actual.Count ? actual[same] : "nothing more")}
            all that {name}'s terminal shows:
            {string.Join('\n', actual)}
            """);
    }

    public IEnumerable<string> Names => _lines.Select(line => line.Name).Distinct();
}
