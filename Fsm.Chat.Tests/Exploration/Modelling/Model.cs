using Fsm.Chat.Tests.Exploration.Search;

namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>
/// Some machines, what their effects mean to each other, and the table of all that may happen around them. A world is one state of all of it: one byte a variable.
/// </summary>
internal sealed class Model(string name)
{
    private readonly List<Move> _moves = [];
    private int _size;

    public string Name => name;

    public List<Variable> Variables { get; } = [];

    public List<Channel> Channels { get; } = [];

    public List<Part> Parts { get; } = [];

    public List<(string Property, Value Holds)> Invariants { get; } = [];

    /// <summary>Where everybody has what they can have: nothing is under way, nobody waits, both sides agree.</summary>
    public Value Rest { get; set; } = Value.True;

    /// <summary>What is reached without any timer while nothing has gone wrong, if it is not that: some wait for a person.</summary>
    public Value? Agreement { get; set; }

    /// <summary>All that may happen. A move for which there may be no room waits until there is.</summary>
    public ImmutableArray<Move> Moves => field.IsDefault ? field = [.. _moves.Select(move => move with { Guard = move.Guard & Room.For(move) })] : field;

    public byte[] FirstWorld
    {
        get
        {
            var world = new byte[_size];
            foreach (var variable in Variables)
                world[variable.Index] = (byte)variable.Initial;
            return world;
        }
    }

    /// <summary>A number from 0 to <paramref name="max"/>.</summary>
    public Variable Number(string called, int initial = 0, int max = 1) =>
        Named(called, initial, [.. Enumerable.Range(0, max + 1).Select(value => value.ToString(CultureInfo.InvariantCulture))]);

    public Variable Reason(string called) => Number(called, max: Enum.GetValues<CloseReason>().Max(reason => (int)reason));

    /// <summary>Frames under way.</summary>
    public Channel Channel(string called, int capacity)
    {
        var channel = new Channel(called, _size, capacity);
        _size += capacity + 1;
        Channels.Add(channel);
        return channel;
    }

    /// <summary>A machine.</summary>
    /// <param name="initial">Where it is at first, if not where every subject begins.</param>
    /// <param name="armed">Whether the timer of its first state is armed.</param>
    public Part<TState, TTrigger, TEffect> Part<TState, TTrigger, TEffect>(
        string called, Rules<TState, TTrigger, TEffect> rules, TState? initial = null, bool armed = true)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var first = initial ?? rules.Initial;
        var state = Named(called, Convert.ToInt32(first, CultureInfo.InvariantCulture), [.. Enum.GetNames<TState>().Select(each => $"{rules.Name}_{each}")]);
        var part = new Part<TState, TTrigger, TEffect>(
            called, new(rules), state, Number($"{called}_timer", armed && rules[first].Timeout > TimeSpan.Zero ? 1 : 0));
        Parts.Add(part);
        return part;
    }

    /// <summary>Adds a line to the table of what may happen.</summary>
    public void May(Mover mover, string what, Value guard, params ImmutableArray<Statement> body) => _moves.Add(new(mover, what, guard, body));

    /// <summary>Lets the armed timer of a part elapse, at any time. It does so once.</summary>
    public void MayElapse<TState, TTrigger, TEffect>(
        Part<TState, TTrigger, TEffect> part, Func<TTrigger, ImmutableArray<Statement>>? whenMoved = null, Value? when = null)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        foreach (var (trigger, isArmed) in part.Timers)
            May(Mover.Time, $"{part.Name}: {trigger}", isArmed & (when ?? Value.True), part.Armed.Set(0), part.Fire(trigger, whenMoved?.Invoke(trigger) ?? []));
    }

    private Variable Named(string called, int initial, IReadOnlyList<string> names)
    {
        var variable = new Variable(called, _size++, initial, names);
        Variables.Add(variable);
        return variable;
    }
}
