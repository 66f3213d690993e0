using System.Collections.Immutable;
using System.Globalization;
using Fsm.Chat.Protocol.Codes;
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

/// <summary>One state and its row of the table.</summary>
/// <param name="Name">The state.</param>
/// <param name="Kind">How long it may last.</param>
/// <param name="IsInitial">Whether every subject begins here.</param>
/// <param name="Why">Why it may last, or what it waits for.</param>
/// <param name="Timeout">After how long its timer elapses; zero for never.</param>
/// <param name="TimeoutTrigger">What its timer fires, or null.</param>
/// <param name="OnEntry">What is done whenever it is entered.</param>
/// <param name="Cells">All triggers: the written ones in the order of the rules file, then those left out.</param>
public sealed record ChartState(
    string Name,
    StateKind Kind,
    bool IsInitial,
    string Why,
    TimeSpan Timeout,
    string? TimeoutTrigger,
    ImmutableArray<string> OnEntry,
    ImmutableArray<ChartCell> Cells)
{
    /// <summary>The cells with one outcome, in order.</summary>
    public IEnumerable<ChartCell> With(StepOutcome outcome) => Cells.Where(cell => cell.Outcome == outcome);

    /// <summary>The timer's duration such as <c>10 s</c> or <c>250 ms</c>; <c>never</c> when it is turned off.</summary>
    public string Duration => Timeout == TimeSpan.Zero ? "never"
        : Timeout.Milliseconds == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Timeout.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Timeout.TotalMilliseconds:0} ms");
}

/// <summary>What one trigger does in one state.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Origin">Who causes it.</param>
/// <param name="Outcome">What executing it came to.</param>
/// <param name="Target">The state afterwards.</param>
/// <param name="Effects">The effects written in the cell, without those of the state that is entered.</param>
/// <param name="AllEffects">The effects that executing it gave.</param>
/// <param name="Refusal">The code of a refusal; otherwise <see cref="LocalCode.None"/>.</param>
/// <param name="Reason">Why it is ignored; otherwise empty.</param>
public sealed record ChartCell(
    string Trigger,
    TriggerOrigin Origin,
    StepOutcome Outcome,
    string Target,
    ImmutableArray<string> Effects,
    ImmutableArray<string> AllEffects,
    LocalCode Refusal,
    string Reason);
