using System.Collections.Immutable;
using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>What one step came to.</summary>
public enum StepOutcome : byte
{
    /// <summary>Another state was entered.</summary>
    Moved,

    /// <summary>There is something to do; the state is the same.</summary>
    Stayed,

    /// <summary>The rules say to do nothing.</summary>
    Ignored,

    /// <summary>The rules say to answer with a code.</summary>
    Refused,

    /// <summary>The rules do not permit this to the peer.</summary>
    Violation,

    /// <summary>The rules do not foresee this: it is our own mistake.</summary>
    Bug,

    /// <summary>A timer of a state that was left.</summary>
    Late,
}

/// <summary>One step of one machine: what logs, counters and tests read.</summary>
/// <param name="From">The state before.</param>
/// <param name="Trigger">What happened.</param>
/// <param name="To">The state after.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Effects">What has to be done, in order.</param>
/// <param name="Refusal">The code to answer with, when refused.</param>
/// <param name="Timeout">The timer of the state that was entered; zero for none.</param>
public readonly record struct StepRecord<TState, TTrigger, TEffect>(
    TState From, TTrigger Trigger, TState To, StepOutcome Outcome, ImmutableArray<TEffect> Effects, LocalCode Refusal, TimeSpan Timeout)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum;

/// <summary>Sees every step of every machine of one monitor: journals, histories and counters. One that throws ends the subject whose step it saw.</summary>
public interface IStepObserver
{
    /// <summary>Whether it wants to see a step that has come to this. Asking is cheap, telling is not.</summary>
    bool Sees(StepOutcome outcome) => true;

    /// <summary>A step was made; its effects are performed next.</summary>
    void Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, in StepRecord<TState, TTrigger, TEffect> step)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum;

    /// <summary>The timer of the state that a subject is in was armed.</summary>
    void NoteArmed<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, TimeSpan due)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum;
}
