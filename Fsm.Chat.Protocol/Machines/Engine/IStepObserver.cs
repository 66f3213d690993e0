namespace Fsm.Chat.Protocol.Machines.Engine;

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
