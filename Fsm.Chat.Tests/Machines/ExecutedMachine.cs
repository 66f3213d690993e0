namespace Fsm.Chat.Tests.Machines;

/// <summary>
/// One machine with all its cells executed, in words, so that one test serves all machines. It does not use the product's own Chart: a test of the rules
/// should not depend on the writer of their pictures.
/// </summary>
public sealed record ExecutedMachine(
    string Name,
    string Initial,
    IReadOnlyList<StateFacts> States,
    IReadOnlyList<CellFacts> Cells,
    IReadOnlyList<string> Effects,
    IReadOnlyList<string> EnvironmentTriggers)
{
    public override string ToString() => Name;

    public static ExecutedMachine Of<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, params TTrigger[] environment)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var machine = new Machine<TState, TTrigger, TEffect>(rules);
        var cells = from state in Enum.GetValues<TState>() from trigger in Enum.GetValues<TTrigger>() select Execute(state, trigger);
        return new(
            rules.Name,
            rules.Initial.ToString(),
            [.. rules.States.Select(s => new StateFacts(s.State.ToString(), s.Kind, s.Timeout, s.TimeoutTrigger?.ToString(), Words(s.OnEntry), s.Why))],
            [.. cells],
            Enum.GetNames<TEffect>(),
            [.. environment.Select(trigger => trigger.ToString())]);

        CellFacts Execute(TState state, TTrigger trigger)
        {
            var subject = new Bystander<TState>(state);
            var step = machine.Step(subject, trigger);
            var written = rules.Find(state, trigger);
            return new(
                state.ToString(), trigger.ToString(), Rules<TState, TTrigger, TEffect>.OriginOf(trigger), written?.Kind, written?.Target.ToString(),
                Words(written?.Effects ?? []), step.Outcome, step.To.ToString(), subject.State.ToString(), Words(step.Effects), step.Refusal,
                step.Timeout, subject.Generation);
        }
    }

    public StateFacts State(string name) => States.Single(state => state.Name == name);

    private static string[] Words<TEffect>(IEnumerable<TEffect> effects)
        where TEffect : struct, Enum => [.. effects.Select(effect => effect.ToString())];
}

public sealed record StateFacts(string Name, StateKind Kind, TimeSpan Timeout, string? TimeoutTrigger, IReadOnlyList<string> OnEntry, string Why);

/// <summary>What the rules say of a cell, and what executing it came to.</summary>
public sealed record CellFacts(
    string State,
    string Trigger,
    TriggerOrigin Origin,
    CellKind? Written,
    string? WrittenTarget,
    IReadOnlyList<string> WrittenEffects,
    StepOutcome Outcome,
    string To,
    string SubjectState,
    IReadOnlyList<string> Effects,
    LocalCode Refusal,
    TimeSpan Timeout,
    uint Generation)
{
    /// <summary>The cell as one line of a reviewed table.</summary>
    public string Decision => Outcome switch
    {
        StepOutcome.Moved => $"go {To}{With(Effects)}{(Timeout == TimeSpan.Zero ? "" : $" [timer {Timeout.TotalSeconds:0.###} s]")}",
        StepOutcome.Stayed => $"stay{With(Effects)}",
        StepOutcome.Refused => $"refuse {Refusal.Code()}",
        StepOutcome.Ignored => "ignore",
        _ => Outcome.ToString().ToLowerInvariant(),
    };

    public override string ToString() => $"{State} × {Trigger} → {Decision}";

    private static string With(IReadOnlyList<string> effects) => effects.Count == 0 ? "" : $": {string.Join(", ", effects)}";
}
