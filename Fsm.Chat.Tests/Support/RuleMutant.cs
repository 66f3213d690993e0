namespace Fsm.Chat.Tests.Support;

public enum MutantKind
{
    CellDeleted,
    Redirected,
    EffectDropped,
    TimerDropped,
}

/// <summary>One machine's rules with one mistake.</summary>
/// <param name="Description">Where the mistake is, unique within the machine: what a list of equivalent mutants names.</param>
/// <param name="Equivalence">Why no scenario can tell the difference, where the engine itself makes that sure; else null.</param>
public sealed record RuleMutant<TState, TTrigger, TEffect>(
    string Description, Rules<TState, TTrigger, TEffect> Rules, MutantKind Kind, string? Equivalence = null)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum;

/// <summary>The rules of all machines with one mistake in one of them.</summary>
public sealed record RuleSetMutant(string Machine, string Description, RuleSet Rules, MutantKind Kind, string? Equivalence)
{
    /// <summary>What has to be executed for the mistake to be made: a cell, or a state that is come to.</summary>
    public string Place => $"{Machine}.{Description.Split(": ")[0].Replace("entering ", "", StringComparison.Ordinal)}";

    /// <summary>As a test's name: <c>Link.Live × LinkLost: the cell is deleted</c>.</summary>
    public override string ToString() => $"{Machine}.{Description}";
}
