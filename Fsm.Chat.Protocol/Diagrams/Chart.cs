using System.Collections.Immutable;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>
/// The facts of one machine in words, apart from its three enums, so that a writer need not be generic. What a cell does was found out by executing
/// the machine in it; the rules add only what execution cannot tell, such as reasons.
/// </summary>
/// <param name="Name">The machine's name.</param>
/// <param name="Summary">One sentence: what the machine is.</param>
/// <param name="States">In the order of the rules file.</param>
public sealed record Chart(string Name, string Summary, ImmutableArray<ChartState> States)
{
    /// <summary>The triggers in the order of their declaration.</summary>
    public ImmutableArray<(string Name, TriggerOrigin Origin)> Triggers { get; init; } = [];

    /// <summary>Executes every cell of the table once.</summary>
    public static Chart Of<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, string summary)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var machine = new Machine<TState, TTrigger, TEffect>(rules);
        var triggers = Rules<TState, TTrigger, TEffect>.Triggers;
        return new(rules.Name, summary, [.. rules.States.Select(Describe)])
        {
            Triggers = [.. triggers.Select(trigger => (trigger.ToString(), Rules<TState, TTrigger, TEffect>.OriginOf(trigger)))],
        };

        ChartState Describe(StateRules<TState, TTrigger, TEffect> state)
        {
            var written = rules.Cells.Where(cell => cell.State.Equals(state.State)).Select(cell => cell.Trigger);
            return new(
                state.State.ToString(), state.Kind, state.State.Equals(rules.Initial), state.Why, state.Timeout, state.TimeoutTrigger?.ToString(),
                Words(state.OnEntry), [.. written.Union(triggers).Select(trigger => Execute(state.State, trigger))]);
        }

        ChartCell Execute(TState state, TTrigger trigger)
        {
            var step = machine.Step(new Bystander<TState>(state), trigger);
            var cell = rules.Find(state, trigger);
            return new(
                trigger.ToString(), Rules<TState, TTrigger, TEffect>.OriginOf(trigger), step.Outcome, step.To.ToString(),
                Words(cell?.Effects ?? []), Words(step.Effects), step.Refusal, cell?.Reason ?? "");
        }
    }

    private static ImmutableArray<string> Words<TEffect>(ImmutableArray<TEffect> effects)
        where TEffect : struct, Enum => [.. effects.Select(effect => effect.ToString())];

    private sealed class Bystander<TState>(TState state) : Subject<TState>(state)
        where TState : struct, Enum;
}
