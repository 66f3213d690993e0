using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>One step to measure: a machine, and the first cell of one kind that its rules write.</summary>
public abstract class StepCase
{
    private static readonly CellKind[] _kinds = [CellKind.Go, CellKind.Stay, CellKind.Ignore];

    /// <summary>The case's name in the results: machine, kind.</summary>
    public required string Name { get; init; }

    /// <summary>Steps a new subject once: a subject never goes back, so each step has its own. Its 24 bytes are in the figures.</summary>
    public abstract bool Step();

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Every machine with every kind of cell it has.</summary>
    public static IEnumerable<StepCase> All(RuleSet rules) =>
    [
        .. Of(rules.Server), .. Of(rules.Link), .. Of(rules.Session), .. Of(rules.User), .. Of(rules.Conversation), .. Of(rules.Delivery), .. Of(rules.Input),
    ];

    private static IEnumerable<StepCase> Of<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var machine = new Machine<TState, TTrigger, TEffect>(rules);
        return from kind in _kinds
               let cell = rules.Cells.FirstOrDefault(cell => cell.Kind == kind)
               where cell is not null
               select new Case<TState, TTrigger, TEffect>(machine, cell.State, cell.Trigger) { Name = $"{rules.Name} {kind}" };
    }

    private sealed class Case<TState, TTrigger, TEffect>(Machine<TState, TTrigger, TEffect> machine, TState state, TTrigger trigger) : StepCase
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        public override bool Step() => machine.Step(new Stepped(state), trigger).Effects.IsEmpty;

        private sealed class Stepped(TState state) : Subject<TState>(state);
    }
}
