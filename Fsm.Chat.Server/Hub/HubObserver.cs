using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Server.Hub;

/// <summary>Sees every step in the hub: has it counted, and written if anybody wants that.</summary>
internal sealed class HubObserver(IStepJournal journal, Counters counters) : IStepObserver
{
    public bool Sees(StepOutcome outcome) => outcome == StepOutcome.Moved || journal.IsEnabled;

    public void Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, in StepRecord<TState, TTrigger, TEffect> step)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        if (step.Outcome == StepOutcome.Moved)
            counters.NoteMove(step.Trigger);
        if (!journal.IsEnabled)
            return;
        var whose = (IJournaled)subject;
        journal.Record(new(
            rules.Name, whose.LinkNumber, whose.UserName, step.From.ToString(), step.Trigger.ToString(), step.To.ToString(), step.Outcome.ToString()));
    }

    public void NoteArmed<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, TimeSpan due)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
    }
}

/// <summary>Something whose steps are written down.</summary>
internal interface IJournaled
{
    /// <summary>The number of the link it has; 0 for none.</summary>
    long LinkNumber { get; }

    /// <summary>The user's name, or the group's; empty before there is one.</summary>
    string UserName { get; }
}
