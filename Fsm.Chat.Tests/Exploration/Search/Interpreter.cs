using System.Collections.Immutable;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>Makes moves: the machines in it are stepped for real, each time.</summary>
internal sealed class Interpreter
{
    // By reference: statements are made once, with their model.
    private readonly Dictionary<(Fire, int), (PartStep Step, ImmutableArray<Statement> Statements)> _written = new(new SameObject<Fire, int>());
    private readonly Dictionary<(Choose, long), ImmutableArray<Statement>> _chosen = new(new SameObject<Choose, long>());

    /// <summary>Every cell that was executed: machine, state and trigger.</summary>
    public HashSet<(Part Part, int State, int Trigger)> Executed { get; } = [];

    /// <summary>Takes a note of every step, if anybody asks for it.</summary>
    public Action<string>? Journal { get; set; }

    /// <exception cref="BrokenPropertyException">Something does not hold that has to.</exception>
    public void Run(ImmutableArray<Statement> statements, byte[] world)
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
                Run(branch.Condition.Holds(world) ? branch.Then : branch.Otherwise, world);
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
            case Choose choose:
                Run(Chosen(choose, world), world);
                break;
            case Demand demand:
                if (!demand.Condition.Holds(world))
                    throw new BrokenPropertyException(demand.Property);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement), statement, null);
        }
    }

    private ImmutableArray<Statement> Chosen(Choose choose, byte[] world)
    {
        var key = 0L;
        foreach (var fact in choose.Facts)
            key = (key << 8) | world[fact.Index];
        if (!_chosen.TryGetValue((choose, key), out var body))
            _chosen.Add((choose, key), body = choose.Body([.. choose.Facts.Select(fact => (int)world[fact.Index])]));
        return body;
    }

    private void Step(Fire fire, byte[] world)
    {
        var from = world[fire.Part.State.Index];
        var step = fire.Part.Step(from, fire.Trigger);
        Executed.Add((fire.Part, from, fire.Trigger));
        Journal?.Invoke($"{fire.Part.Name}: {fire.Part.State.Names[from]} × {fire.Part.TriggerName(fire.Trigger)} → {Came(fire.Part, step)}");
        if (!_written.TryGetValue((fire, from), out var written))
            _written.Add((fire, from), written = (step, FireStatements.Of(fire, from, step)));
        if (written.Step.To != step.To || written.Step.Outcome != step.Outcome)
            throw new InvalidOperationException($"{fire.Part.Name} is not a function of state and trigger.");
        Run(written.Statements, world);
    }

    private static string Came(Part part, in PartStep step) => step.Outcome == StepOutcome.Moved ? part.State.Names[step.To] : step.Outcome.ToString().ToLowerInvariant();

    private static byte Checked(Set set, int value) => value >= 0 && value < set.Variable.Names.Count
        ? (byte)value
        : throw new InvalidOperationException($"{set.Variable.Name} cannot be {value}.");
}

/// <summary>Two are the same if they are the same object, with the same number.</summary>
internal sealed class SameObject<T, TNumber> : IEqualityComparer<(T Thing, TNumber Number)>
    where T : class
    where TNumber : IEquatable<TNumber>
{
    public bool Equals((T Thing, TNumber Number) one, (T Thing, TNumber Number) other) => ReferenceEquals(one.Thing, other.Thing) && one.Number.Equals(other.Number);

    public int GetHashCode((T Thing, TNumber Number) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Thing), obj.Number);
}

/// <summary>A property does not hold in a world.</summary>
internal sealed class BrokenPropertyException(string property) : Exception(property);
