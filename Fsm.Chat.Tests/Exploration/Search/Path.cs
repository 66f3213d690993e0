namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>The ways that a move has taken through its forks, as a tree: at each fork, what was chosen.</summary>
internal sealed class Path
{
    private readonly Dictionary<long, Path> _ways = [];

    /// <summary>Goes on by a choice, which is noted.</summary>
    public Path Go(long choice)
    {
        if (!_ways.TryGetValue(choice, out var next))
            _ways.Add(choice, next = new());
        return next;
    }

    /// <summary>What follows a choice, or null if it was never made.</summary>
    public Path? After(long choice) => _ways.GetValueOrDefault(choice);
}
