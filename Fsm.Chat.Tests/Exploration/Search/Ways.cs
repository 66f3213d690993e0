using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>How the worlds hang together: every move that was made, and the one by which each world was first found.</summary>
internal sealed class Ways
{
    private readonly List<(int From, int Move)> _first = [(-1, -1)];
    private readonly List<(int From, int To, Mover Mover)> _all = [];

    public void Note(int from, int move, Mover mover, bool isNew, int to)
    {
        if (isNew)
            _first.Add((from, move));
        if (from != to)
            _all.Add((from, to, mover));
    }

    /// <summary>The moves that lead to a world, and one more.</summary>
    public IReadOnlyList<int> To(int world, int? last = null)
    {
        var moves = new List<int>();
        if (last is { } move)
            moves.Add(move);
        for (; world > 0; world = _first[world].From)
            moves.Add(_first[world].Move);
        moves.Reverse();
        return moves;
    }

    /// <summary>The worlds that are reached by some movers alone.</summary>
    public bool[] ReachedBy(Func<Mover, bool> by) => Spread([0], _all.Where(way => by(way.Mover)).ToLookup(way => way.From, way => way.To));

    /// <summary>The worlds from which some movers alone can reach a goal.</summary>
    public bool[] Reaching(Func<int, bool> goal, Func<Mover, bool> by) =>
        Spread(Enumerable.Range(0, _first.Count).Where(goal), _all.Where(way => by(way.Mover)).ToLookup(way => way.To, way => way.From));

    private bool[] Spread(IEnumerable<int> from, ILookup<int, int> ways)
    {
        var found = new bool[_first.Count];
        var todo = new Queue<int>();
        foreach (var world in from)
        {
            found[world] = true;
            todo.Enqueue(world);
        }

        while (todo.TryDequeue(out var world))
        {
            foreach (var next in ways[world])
            {
                if (found[next])
                    continue;
                found[next] = true;
                todo.Enqueue(next);
            }
        }

        return found;
    }
}
