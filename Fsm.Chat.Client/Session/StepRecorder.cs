using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>Sees every step: remembers it, so that a person can ask why, has it written down, and shows the states of oneself.</summary>
/// <param name="client">What is known.</param>
/// <param name="portQueue">Calls the log.</param>
/// <param name="announcer">Shows states.</param>
/// <param name="log">Writes steps down, outside the monitor; null for nobody.</param>
internal sealed class StepRecorder(ClientFacts client, PortQueue portQueue, Announcer announcer, IStepLog? log) : IStepObserver
{
    private volatile bool _saysChanged;

    /// <summary>What is remembered.</summary>
    public StepBook Book { get; } = new();

    /// <inheritdoc/>
    public void Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, in StepRecord<TState, TTrigger, TEffect> step)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        if (step.Outcome == StepOutcome.Late)
            return; // the sweep asks without looking at states; what comes late says nothing
        var hasMoved = step.Outcome == StepOutcome.Moved;
        Book.Of(subject, rules.Name).Add(new(client.Now, $"{step.From}", $"{step.Trigger}", $"{step.To}"), hasMoved);
        if (hasMoved && rules[step.To].Kind == StateKind.Ends)
            Book.End(subject);
        if (log is { } taker)
        {
            var note = new StepNote(
                client.Now, rules.Name, $"{subject}", $"{step.From}", $"{step.Trigger}", $"{step.To}", step.Outcome, string.Join(", ", step.Effects));
            portQueue.Post(subject, () => taker.Record(note));
        }

        if (!_saysChanged)
        {
            _saysChanged = true;
            portQueue.Post(client.Input, SayChanged);
        }

        if (hasMoved && subject is ClientUser server)
            announcer.State(server);
    }

    /// <inheritdoc/>
    public void NoteArmed<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, TimeSpan due)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum => Book.Of(subject, rules.Name).NoteArmed(subject.Generation, due);

    // Once for all steps that were made until then.
    private void SayChanged()
    {
        _saysChanged = false;
        portQueue.Port.Changed();
    }
}
