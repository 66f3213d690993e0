using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>
/// Does what the transitions of one machine ask for, on one side. It may fire any machine, its own included: the driver performs effects after the step.
/// </summary>
/// <typeparam name="TSubject">What the machine moves.</typeparam>
/// <typeparam name="TTrigger">Its triggers.</typeparam>
/// <typeparam name="TEffect">Its effects.</typeparam>
/// <typeparam name="TEvent">What a trigger brings along for the effects: words, numbers and names. It decides nothing.</typeparam>
public interface IPerformer<TSubject, TTrigger, TEffect, TEvent>
    where TTrigger : struct, Enum
    where TEvent : allows ref struct
{
    /// <summary>Does one thing.</summary>
    void Perform(TEffect effect, TSubject subject, scoped in TEvent happened);

    /// <summary>The rules answer with a code, do not permit this to the peer, or do not foresee it. What follows from that for this side?</summary>
    /// <param name="subject">Whose machine it is.</param>
    /// <param name="judged">What was fired, and what it came to.</param>
    /// <param name="happened">What came along.</param>
    void Judge(TSubject subject, in Judgement<TTrigger> judged, scoped in TEvent happened);

    /// <summary>A step, its note or an effect has thrown: ends this one subject, and nothing else. Never called again for a subject while it is at it.</summary>
    /// <param name="subject">Whose machine it is.</param>
    /// <param name="error">What was thrown.</param>
    void Contain(TSubject subject, Exception error);

    /// <summary>What the timer of a state brings along.</summary>
    /// <param name="subject">Whose timer it is.</param>
    /// <param name="trigger">What it fires.</param>
    TEvent Elapsed(TSubject subject, TTrigger trigger);
}

/// <summary>A step that the rules do not let happen.</summary>
/// <param name="State">The name of the state it was fired in.</param>
/// <param name="Trigger">What was fired.</param>
/// <param name="Outcome">Refused, a violation, or a bug.</param>
/// <param name="Refusal">The code to answer with, when refused.</param>
public readonly record struct Judgement<TTrigger>(Enum State, TTrigger Trigger, StepOutcome Outcome, LocalCode Refusal)
    where TTrigger : struct, Enum;
