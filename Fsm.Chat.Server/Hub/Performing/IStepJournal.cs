using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Where step records go. Called inside the monitor: it must not block, and it may drop.</summary>
public interface IStepJournal
{
    /// <summary>Whether anybody wants the records now; if not, they are not even made.</summary>
    bool IsEnabled { get; }

    /// <summary>Takes one record.</summary>
    void Record(in JournalEntry entry);
}

/// <summary>One step of one machine, for people.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Link">The link's number; 0 for the server as a whole and for a group.</param>
/// <param name="User">The user's name, or the group's; empty before there is one.</param>
/// <param name="From">The state before.</param>
/// <param name="Trigger">What happened.</param>
/// <param name="To">The state after.</param>
/// <param name="Outcome">What it came to.</param>
public readonly record struct JournalEntry(string Machine, long Link, string User, string From, string Trigger, string To, string Outcome);

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
