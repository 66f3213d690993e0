using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>Makes moves: the machines in it are stepped for real, each time.</summary>
internal sealed class Interpreter
{
    // By reference: statements are made once, with their model.
    private readonly Dictionary<(Statement, long), ImmutableArray<Statement>> _written = new(EqualityComparer<(Statement Statement, long Choice)>.Create(
        (one, other) => ReferenceEquals(one.Statement, other.Statement) && one.Choice == other.Choice,
        each => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(each.Statement), each.Choice)));
    private Path _path = new();

    /// <summary>Every cell that was executed: machine, state and trigger.</summary>
    public HashSet<(Part Part, int State, int Trigger)> Executed { get; } = [];

    /// <summary>Takes a note of every step, if anybody asks for it.</summary>
    public Action<string>? Journal { get; set; }

    /// <summary>Makes a move in a world, and notes the way that it takes.</summary>
    /// <exception cref="BrokenPropertyException">Something does not hold that has to.</exception>
    public void Make(Move move, byte[] world, Path path)
    {
        _path = path;
        Run(move.Body, world);
    }

    private void Run(ImmutableArray<Statement> statements, byte[] world)
    {
        foreach (var statement in statements)
            Run(statement, world);
    }

    private void Run(Statement statement, byte[] world)
    {
        switch (statement)
        {
            case Set set:
                world[set.Variable.Index] = Checked(set, set.Value.Read(world));
                break;
            case Fire fire:
                Step(fire, world);
                break;
            case Branch branch:
                var holds = branch.Condition.Holds(world);
                _path = _path.Go(holds ? Choices.Then : Choices.Otherwise);
                Run(holds ? branch.Then : branch.Otherwise, world);
                break;
            case Choose choose:
                var facts = Choices.Of(choose, world);
                _path = _path.Go(facts);
                if (!_written.TryGetValue((choose, facts), out var body))
                    _written.Add((choose, facts), body = choose.Body([.. choose.Facts.Select(fact => (int)world[fact.Index])]));
                Run(body, world);
                break;
            case Send send:
                send.Channel.Append(world, send.Frame);
                break;
            case Take take:
                take.Channel.RemoveFirst(world);
                break;
            case Clear clear:
                clear.Channel.RemoveAll(world);
                break;
            case Demand demand:
                if (!demand.Condition.Holds(world))
                    throw new BrokenPropertyException(demand.Property);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement), statement, null);
        }
    }

    private void Step(Fire fire, byte[] world)
    {
        var from = world[fire.Part.State.Index];
        var step = fire.Part.Step(from, fire.Trigger);
        Executed.Add((fire.Part, from, fire.Trigger));
        Journal?.Invoke($"{fire.Part.Name}: {fire.Part.State.Names[from]} × {fire.Part.TriggerName(fire.Trigger)} → {Came(fire.Part, step)}");
        _path = _path.Go(from);
        if (!_written.TryGetValue((fire, from), out var written))
            _written.Add((fire, from), written = FireStatements.Of(fire, from, step));
        Run(written, world);
    }

    private static string Came(Part part, in PartStep step) => step.Outcome == StepOutcome.Moved ? part.State.Names[step.To] : step.Outcome.ToString().ToLowerInvariant();

    private static byte Checked(Set set, int value) => value >= 0 && value < set.Variable.Names.Count
        ? (byte)value
        : throw new InvalidOperationException($"{set.Variable.Name} cannot be {value}.");
}

/// <summary>A property does not hold in a world.</summary>
internal sealed class BrokenPropertyException(string property) : Exception(property);
