using System.Collections.Immutable;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>How long a machine may stay in a state.</summary>
public enum StateKind : byte
{
    /// <summary>It waits for something and leaves by its timer if that does not come.</summary>
    Waits,

    /// <summary>It may last; the rules say why that is right.</summary>
    Rests,

    /// <summary>At rest where the machine began; it can begin again.</summary>
    Home,

    /// <summary>The end: nothing that happens later has any effect.</summary>
    Ends,
}

/// <summary>What the rules say of one state as a whole.</summary>
/// <param name="State">The state.</param>
/// <param name="Kind">How long it may last.</param>
/// <param name="Why">Why it may last, or what it waits for.</param>
/// <param name="Timeout">After how long its timer elapses; zero for never.</param>
/// <param name="TimeoutTrigger">What its timer fires.</param>
/// <param name="OnEntry">What has to be done whenever it is entered, after the effects of the transition.</param>
public sealed record StateRules<TState, TTrigger, TEffect>(
    TState State, StateKind Kind, string Why, TimeSpan Timeout, TTrigger? TimeoutTrigger, ImmutableArray<TEffect> OnEntry)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum;
