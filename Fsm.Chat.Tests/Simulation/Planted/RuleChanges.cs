namespace Fsm.Chat.Tests.Simulation.Planted;

/// <summary>Makes rules that differ in one thing.</summary>
internal static class RuleChanges
{
    public static Rules<TState, TTrigger, TEffect> ChangeState<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, TState state, Func<StateRules<TState, TTrigger, TEffect>, StateRules<TState, TTrigger, TEffect>> change)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum => rules with { States = rules.States.Replace(rules[state], change(rules[state])) };

    public static Rules<TState, TTrigger, TEffect> ChangeEntry<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, TState state, Func<ImmutableArray<TEffect>, ImmutableArray<TEffect>> change)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum => ChangeState(rules, state, entered => entered with { OnEntry = change(entered.OnEntry) });

    public static Rules<TState, TTrigger, TEffect> ChangeCell<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, TState state, TTrigger trigger, Func<Cell<TState, TTrigger, TEffect>, Cell<TState, TTrigger, TEffect>> change)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var cell = rules.Cells.Single(candidate => candidate.State.Equals(state) && candidate.Trigger.Equals(trigger));
        return rules with { Cells = rules.Cells.Replace(cell, change(cell)) };
    }

    public static Rules<TState, TTrigger, TEffect> ChangeToStay<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, TState state, TTrigger trigger)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum => ChangeCell(rules, state, trigger, cell => cell with { Kind = CellKind.Stay, Target = state });
}
