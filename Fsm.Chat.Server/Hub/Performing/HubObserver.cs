using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Has every step in the hub written down, if anybody wants that.</summary>
internal sealed class HubObserver(IStepJournal journal) : IStepObserver
{
    public bool Sees(StepOutcome outcome) => journal.IsEnabled;

    public void Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, in StepRecord<TState, TTrigger, TEffect> step)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
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
