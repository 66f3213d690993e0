using Fsm.Chat.Client.Ports;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>One step of one machine, for a log.</summary>
/// <param name="At">When, since the client was made.</param>
/// <param name="Machine">Which machine.</param>
/// <param name="Subject">Whom it moved.</param>
/// <param name="From">The state before.</param>
/// <param name="Trigger">What happened.</param>
/// <param name="To">The state after.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Effects">What was to be done.</param>
public sealed record StepNote(TimeSpan At, string Machine, string Subject, string From, string Trigger, string To, StepOutcome Outcome, string Effects);

/// <summary>Takes every step of every machine. Called as <see cref="IClientPort"/> is: outside the monitor, in order.</summary>
public interface IStepLog
{
    /// <summary>Takes one step.</summary>
    void Record(StepNote note);
}
