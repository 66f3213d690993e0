using System.Collections.Immutable;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Facts;

/// <summary>Something that can happen in a state.</summary>
/// <param name="Trigger">What.</param>
/// <param name="To">The state it leads to, which may be the same.</param>
/// <param name="Origin">Who causes it.</param>
public readonly record struct NextStep(string Trigger, string To, TriggerOrigin Origin);

/// <summary>A timer that runs.</summary>
/// <param name="Trigger">What it fires.</param>
/// <param name="Left">The time that is left.</param>
public readonly record struct RunningTimer(string Trigger, TimeSpan Left);

/// <summary>Where one subject of one machine is, how it came there, and what comes next. Names of states and triggers are those of the rules.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Subject">Whom it moves, as people know it.</param>
/// <param name="State">The state it is in.</param>
/// <param name="Kind">How long that may last.</param>
/// <param name="Why">Why it may last, or what it waits for, in the words of the rules: for programs. People are told it in their language.</param>
/// <param name="Since">When it came there, in local time.</param>
/// <param name="For">How long ago that is.</param>
public sealed record MachineFacts(string Machine, string Subject, string State, StateKind Kind, string Why, DateTimeOffset Since, TimeSpan For)
{
    /// <summary>The state it came from; null when it has never left its first.</summary>
    public string? From { get; init; }

    /// <summary>What led here; null when it has never left its first state.</summary>
    public string? Trigger { get; init; }

    /// <summary>The timer that will end this state; null when there is none.</summary>
    public RunningTimer? Timer { get; init; }

    /// <summary>What can happen next, in the order of the rules: first what leads elsewhere.</summary>
    public ImmutableArray<NextStep> Next { get; init; } = [];

    /// <summary>The latest steps, oldest first, with their local time.</summary>
    public ImmutableArray<(DateTimeOffset At, PastStep Step)> Steps { get; init; } = [];
}
