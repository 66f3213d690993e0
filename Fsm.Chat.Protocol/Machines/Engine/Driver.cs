using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>
/// The one way to tell the subjects of a machine what happened: makes the step, lets it be noted, arms the timer of the state that was entered, has the effects
/// performed in order, and has it judged when the rules do not let it happen. Whatever throws ends that one subject. Belongs to the monitor that uses it.
/// </summary>
/// <param name="rules">What the machine runs by.</param>
/// <param name="host">What it shares with the other drivers of the monitor.</param>
/// <param name="performer">Does what the transitions ask for.</param>
public sealed class Driver<TState, TTrigger, TEffect, TSubject, TEvent>(
    Rules<TState, TTrigger, TEffect> rules, MachineHost host, IPerformer<TSubject, TTrigger, TEffect, TEvent> performer) : ITimerOwner
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
    where TSubject : Subject<TState>
    where TEvent : allows ref struct
{
    private readonly Machine<TState, TTrigger, TEffect> _machine = new(rules);
    private readonly ImmutableArray<TTrigger> _repeated = Rules<TState, TTrigger, TEffect>.Repeated;
    private TSubject? _contained;
    private TSubject? _runSubject; // the last step of a trigger that may be repeated: whose it was, in which batch, and what it came to
    private uint _runBatch;
    private StepRecord<TState, TTrigger, TEffect> _run;

    /// <summary>What the machine runs by.</summary>
    public Rules<TState, TTrigger, TEffect> Rules => rules;

    /// <summary>Arms the timer of the state that a new subject begins in: no step has led there.</summary>
    public void Begin(TSubject subject) => Arm(subject, rules[subject.State].Timeout);

    /// <summary>Tells a subject what happened.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="happened">What the effects need to know of it.</param>
    /// <returns>What the step came to.</returns>
    public StepOutcome Fire(TSubject subject, TTrigger trigger, scoped in TEvent happened)
    {
        var step = default(StepRecord<TState, TTrigger, TEffect>);
        var at = -1;
        try
        {
            MakeStep(subject, trigger, out step);
            for (at = 0; at < step.Effects.Length; at++)
                performer.Perform(step.Effects[at], subject, happened);
            if (step.Outcome is StepOutcome.Refused or StepOutcome.Violation or StepOutcome.Bug)
                Judge(subject, step, happened);
        }
        catch (Exception error)
        {
            PerformRest(subject, step, at, happened);
            Contain(subject, error);
        }

        return step.Outcome;
    }

    /// <summary>What was to be decided about a subject, or done for it, has thrown: ends that one subject.</summary>
    public void Contain(TSubject subject, Exception error)
    {
        host.CountError();
        // What fails while the subject is being ended must not be tried for ever.
        if (_contained == subject)
            return;
        var before = _contained;
        _contained = subject;
        try
        {
            performer.Contain(subject, error);
        }
        catch (Exception)
        {
            host.CountError();
        }
        finally
        {
            _contained = before;
        }
    }

    void ITimerOwner.Elapse(ITimed subject, uint generation)
    {
        if (subject is not TSubject timed || timed.Generation != generation || rules[timed.State].TimeoutTrigger is not { } trigger)
            return;
        try
        {
            Fire(timed, trigger, performer.Elapsed(timed, trigger));
        }
        catch (Exception error)
        {
            Contain(timed, error);
        }
    }

    // Triggers that were read together and mean the same in the same state are one run, and the machine is fired once for it:
    // the cell is a function of state and trigger alone, so the next of the run has the same effects.
    private void MakeStep(TSubject subject, TTrigger trigger, out StepRecord<TState, TTrigger, TEffect> step)
    {
        var equal = EqualityComparer<TState>.Default;
        if (_runSubject == subject && _runBatch == host.Batch && EqualityComparer<TTrigger>.Default.Equals(_run.Trigger, trigger)
            && equal.Equals(_run.From, subject.State) && equal.Equals(_run.To, subject.State))
        {
            step = _run;
            return;
        }

        step = _machine.Step(subject, trigger);
        if (step.Outcome == StepOutcome.Moved)
            Arm(subject, step.Timeout);
        if (host.Observer is { } observer && observer.Sees(step.Outcome))
            observer.Note(rules, subject, step);
        if (IsRepeated(trigger))
            (_runSubject, _runBatch, _run) = (subject, host.Batch, step);
    }

    private bool IsRepeated(TTrigger trigger)
    {
        foreach (var repeated in _repeated)
        {
            if (EqualityComparer<TTrigger>.Default.Equals(repeated, trigger))
                return true;
        }

        return false;
    }

    private void Arm(TSubject subject, TimeSpan longest)
    {
        var wait = longest > TimeSpan.Zero ? subject.WaitFor(longest) : TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
            return;
        var due = host.Arm(this, subject, wait);
        host.Observer?.NoteArmed(rules, subject, due);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Judge(TSubject subject, in StepRecord<TState, TTrigger, TEffect> step, scoped in TEvent happened)
    {
        if (step.Outcome == StepOutcome.Bug)
            host.CountError();
        performer.Judge(subject, new(step.From, step.Trigger, step.Outcome, step.Refusal), happened);
    }

    // Among the effects behind one that throws may be those that clean up: all are tried.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PerformRest(TSubject subject, in StepRecord<TState, TTrigger, TEffect> step, int failed, scoped in TEvent happened)
    {
        if (step.Effects.IsDefault)
            return; // the step itself has thrown
        for (var at = failed + 1; at < step.Effects.Length; at++)
        {
            try
            {
                performer.Perform(step.Effects[at], subject, happened);
            }
            catch (Exception)
            {
                host.CountError();
            }
        }
    }
}
