namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>How the worlds hang together: the move by which each was first found, and all moves that can be counted on.</summary>
internal sealed class Ways
{
    private readonly List<(int From, int Move)> _first = [];
    private readonly List<(int From, int To)> _certain = [];

    public void Begin() => _first.Add((-1, -1));

    public void Note(int from, int move, bool isCertain, bool isNew, int to)
    {
        if (isNew)
            _first.Add((from, move));
        if (isCertain && from != to)
            _certain.Add((from, to));
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

    /// <summary>The nearest world from which rest cannot be reached by what can be counted on: frames that are under way, timers, the programs themselves.</summary>
    public int? FindTrap(Func<int, bool> rests)
    {
        var reaches = new bool[_first.Count];
        var todo = new Queue<int>();
        for (var world = 0; world < reaches.Length; world++)
        {
            if (!rests(world))
                continue;
            reaches[world] = true;
            todo.Enqueue(world);
        }

        var before = _certain.ToLookup(way => way.To, way => way.From);
        while (todo.TryDequeue(out var world))
        {
            foreach (var from in before[world])
            {
                if (reaches[from])
                    continue;
                reaches[from] = true;
                todo.Enqueue(from);
            }
        }

        var trap = Array.IndexOf(reaches, false);
        return trap < 0 ? null : trap;
    }
}
