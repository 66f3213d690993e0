using System.Collections.Immutable;
using System.Reflection;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>
/// The whole of one machine as a value: what a rules file says, before Stateless is configured from it. Never static, so that tests can change a copy.
/// </summary>
/// <param name="Name">The machine's name, as in file names and logs.</param>
/// <param name="Initial">The state every subject begins in.</param>
/// <param name="States">One entry for each state, in the order of the rules file.</param>
/// <param name="Cells">The written cells, in the order of the rules file.</param>
public sealed record Rules<TState, TTrigger, TEffect>(
    string Name,
    TState Initial,
    ImmutableArray<StateRules<TState, TTrigger, TEffect>> States,
    ImmutableArray<Cell<TState, TTrigger, TEffect>> Cells)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
{
    /// <summary>All triggers, in the order of their declaration.</summary>
    public static ImmutableArray<TTrigger> Triggers { get; } = [.. Enum.GetValues<TTrigger>()];

    /// <summary>The triggers that come in runs.</summary>
    public static ImmutableArray<TTrigger> Repeated { get; } = [.. Triggers.Where(trigger => FieldOf(trigger)?.IsDefined(typeof(RepeatedAttribute)) is true)];

    /// <summary>Who causes a trigger.</summary>
    /// <exception cref="InvalidOperationException">The trigger does not say so.</exception>
    public static TriggerOrigin OriginOf(TTrigger trigger) =>
        FieldOf(trigger)?.GetCustomAttribute<FromAttribute>()?.Origin
        ?? throw new InvalidOperationException($"{typeof(TTrigger).Name}.{trigger} does not state its origin.");

    /// <summary>What the rules say of a state as a whole.</summary>
    public StateRules<TState, TTrigger, TEffect> this[TState state] =>
        States.First(rules => EqualityComparer<TState>.Default.Equals(rules.State, state));

    /// <summary>The written cell, or null where the rules leave it to the trigger's origin.</summary>
    public Cell<TState, TTrigger, TEffect>? Find(TState state, TTrigger trigger) => Cells.FirstOrDefault(cell =>
        EqualityComparer<TState>.Default.Equals(cell.State, state) && EqualityComparer<TTrigger>.Default.Equals(cell.Trigger, trigger));

    /// <summary>Whether a trigger does anything but be refused or ignored in a state: what a list of permitted commands asks.</summary>
    public bool Permits(TState state, TTrigger trigger) => Find(state, trigger)?.Kind is CellKind.Go or CellKind.Stay;

    // A program that is trimmed or compiled ahead of time keeps the fields of its enums, with what is said of them: nothing warns here.
    private static FieldInfo? FieldOf(TTrigger trigger) => typeof(TTrigger).GetField(trigger.ToString());
}
