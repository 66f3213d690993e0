using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>A step that the rules do not let happen.</summary>
/// <param name="State">The name of the state it was fired in.</param>
/// <param name="Trigger">What was fired.</param>
/// <param name="Outcome">Refused, a violation, or a bug.</param>
/// <param name="Refusal">The code to answer with, when refused.</param>
public readonly record struct Judgement<TTrigger>(Enum State, TTrigger Trigger, StepOutcome Outcome, LocalCode Refusal)
    where TTrigger : struct, Enum;
