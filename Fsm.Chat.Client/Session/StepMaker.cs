using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes the steps of all machines: arms the timers of the states that are entered, and remembers what happened.</summary>
internal sealed class StepMaker(ClientCore core, IStepJournal? journal)
{
    /// <summary>What is remembered.</summary>
    public StepBook Book { get; } = new();

    /// <summary>Arms the timer of a subject's first state: nothing has moved it there.</summary>
    public void ArmInitial<TState, TTrigger, TEffect>(Machine<TState, TTrigger, TEffect> machine, Subject<TState> subject)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var timeout = machine.Rules[subject.State].Timeout;
        if (timeout > TimeSpan.Zero)
            Arm(subject, Book.Of(subject, machine.Rules.Name), timeout);
    }

    /// <summary>Makes one step.</summary>
    public StepRecord<TState, TTrigger, TEffect> Take<TState, TTrigger, TEffect>(
        Machine<TState, TTrigger, TEffect> machine, Subject<TState> subject, TTrigger trigger)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var step = machine.Step(subject, trigger);
        if (step.Outcome == StepOutcome.Late)
            return step; // the sweep asks without looking at states; what comes late says nothing
        var history = Book.Of(subject, machine.Rules.Name);
        history.Add(new(core.Now, $"{step.From}", $"{trigger}", $"{step.To}"), step.Outcome == StepOutcome.Moved);
        if (step.Outcome == StepOutcome.Moved && step.Timeout > TimeSpan.Zero)
            Arm(subject, history, subject.WaitFor(step.Timeout));
        if (step.Outcome == StepOutcome.Moved && machine.Rules[step.To].Kind == StateKind.Ends)
            Book.End(subject);
        if (journal is { } taker)
        {
            var note = new StepNote(
                core.Now, machine.Rules.Name, $"{subject}", $"{step.From}", $"{trigger}", $"{step.To}", step.Outcome, string.Join(", ", step.Effects));
            core.Ports.Post(() => taker.Record(note));
        }

        return step;
    }

    private void Arm<TState>(Subject<TState> subject, History history, TimeSpan wait)
        where TState : struct, Enum
    {
        history.Due = core.Now + wait;
        core.Deadlines.Arm(subject, subject.Generation, core.Now + wait);
    }
}
