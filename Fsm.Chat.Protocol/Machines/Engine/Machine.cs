using System.Collections.Immutable;
using Fsm.Chat.Protocol.Codes;
using Stateless;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>
/// One Stateless machine, configured once from <see cref="Rules{TState,TTrigger,TEffect}"/> and shared by all subjects: a subject brings its own state.
/// Its actions only record; nothing is done before <see cref="Step"/> has returned. Not safe for several threads: it belongs to the monitor that uses it.
/// </summary>
public sealed class Machine<TState, TTrigger, TEffect>
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
{
    private readonly StateMachine<TState, TTrigger> _stateless;
    private readonly Dictionary<TTrigger, TriggerOrigin> _origins;
    private Subject<TState>? _subject;
    private StepOutcome _outcome;
    private ImmutableArray<TEffect> _effects;
    private LocalCode _refusal;
    private TimeSpan _timeout;

    /// <summary>Configures Stateless from the rules.</summary>
    public Machine(Rules<TState, TTrigger, TEffect> rules)
    {
        Rules = rules;
        _origins = Rules<TState, TTrigger, TEffect>.Triggers.ToDictionary(t => t, Rules<TState, TTrigger, TEffect>.OriginOf);
        _stateless = new(() => _subject?.State ?? rules.Initial, Move, FiringMode.Immediate);
        _stateless.OnUnhandledTrigger((_, trigger) => _outcome = LeftOut(_origins[trigger]));
        foreach (var state in rules.States)
            Configure(state);
    }

    /// <summary>What this machine runs by.</summary>
    public Rules<TState, TTrigger, TEffect> Rules { get; }

    /// <summary>The outcome of a cell that the rules leave out.</summary>
    public static StepOutcome LeftOut(TriggerOrigin origin) => origin switch
    {
        TriggerOrigin.Peer => StepOutcome.Violation,
        TriggerOrigin.Timer => StepOutcome.Late,
        _ => StepOutcome.Bug,
    };

    /// <summary>Tells the machine what happened to a subject.</summary>
    /// <returns>What has to be done now. It counts only because this method returned.</returns>
    /// <exception cref="InvalidOperationException">A step is under way already: an action has fired.</exception>
    public StepRecord<TState, TTrigger, TEffect> Step(Subject<TState> subject, TTrigger trigger)
    {
        if (_subject is not null)
            throw new InvalidOperationException($"{Rules.Name} was fired from within its own step.");
        var from = subject.State;
        (_outcome, _effects, _refusal, _timeout) = (StepOutcome.Ignored, [], LocalCode.None, TimeSpan.Zero);
        _subject = subject;
        try
        {
            _stateless.Fire(trigger);
        }
        finally
        {
            _subject = null;
        }

        return new(from, trigger, subject.State, _outcome, _effects, _refusal, _timeout);
    }

    private void Configure(StateRules<TState, TTrigger, TEffect> state)
    {
        var configuration = _stateless.Configure(state.State);
        var cells = Rules.Cells.Where(cell => cell.State.Equals(state.State)).ToDictionary(cell => cell.Trigger);
        foreach (var cell in cells.Values)
        {
            _ = cell.Kind switch
            {
                CellKind.Go => configuration.Permit(cell.Trigger, cell.Target),
                CellKind.Stay => configuration.InternalTransition(cell.Trigger, () => Record(StepOutcome.Stayed, cell.Effects)),
                CellKind.Ignore => configuration.Ignore(cell.Trigger),
                _ => configuration.InternalTransition(cell.Trigger, () => Refuse(cell.Refusal)),
            };
        }

        configuration.OnExit(transition => Record(StepOutcome.Moved, cells[transition.Trigger].Effects), "effects of the transition");
        configuration.OnEntry(() => Enter(state), "effects of the state, its timer");
    }

    private void Move(TState state)
    {
        _subject!.State = state;
        _subject.Generation++;
    }

    private void Record(StepOutcome outcome, ImmutableArray<TEffect> effects) => (_outcome, _effects) = (outcome, effects);

    private void Enter(StateRules<TState, TTrigger, TEffect> state)
    {
        _timeout = state.Timeout;
        if (!state.OnEntry.IsEmpty)
            _effects = _effects.AddRange(state.OnEntry);
    }

    private void Refuse(LocalCode code) => (_outcome, _refusal) = (StepOutcome.Refused, code);
}
