using System.Collections.Immutable;
using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>Writes the rules of one machine: a paragraph for each state, and paragraphs for what several states have in common.</summary>
/// <param name="name">The machine's name.</param>
/// <param name="initial">The state every subject begins in.</param>
public sealed class RulesBuilder<TState, TTrigger, TEffect>(string name, TState initial)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
{
    private readonly List<Paragraph> _paragraphs = [];

    /// <summary>Begins the paragraph of a state, or of several: what it says holds for each of them, as if it were written in the paragraph of each.</summary>
    public Paragraph In(params ImmutableArray<TState> states)
    {
        var paragraph = new Paragraph(states);
        _paragraphs.Add(paragraph);
        return paragraph;
    }

    /// <summary>The rules as a value.</summary>
    /// <exception cref="InvalidOperationException">Of a state, it is said nowhere or twice how long it may last, or a cell is written twice.</exception>
    public Rules<TState, TTrigger, TEffect> Build()
    {
        var states = _paragraphs.Where(paragraph => paragraph.Kind is not null).SelectMany(paragraph => paragraph.States.Select(paragraph.Describe)).ToImmutableArray();
        foreach (var state in Enum.GetValues<TState>())
        {
            var described = states.Count(rules => rules.State.Equals(state));
            if (described != 1)
                throw new InvalidOperationException($"The rules of {name} say {described} times, and not once, how long {state} may last.");
        }

        // The cells of a state stand together, in the order of its paragraphs.
        var cells = states.SelectMany(rules => _paragraphs.Where(paragraph => paragraph.States.Contains(rules.State)).SelectMany(paragraph => paragraph.CellsOf(rules.State)))
            .ToImmutableArray();
        var twice = cells.GroupBy(cell => (cell.State, cell.Trigger)).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new(name, initial, states, cells)
            : throw new InvalidOperationException($"The rules of {name} decide {twice.Key} twice.");
    }

    /// <summary>What is said of one state, or of several.</summary>
    public sealed class Paragraph(ImmutableArray<TState> states)
    {
        private readonly List<Func<TState, Cell<TState, TTrigger, TEffect>>> _cells = [];
        private string _why = "";
        private TimeSpan _timeout;
        private TTrigger? _timeoutTrigger;
        private ImmutableArray<TEffect> _onEntry = [];

        internal ImmutableArray<TState> States => states;

        internal StateKind? Kind { get; private set; }

        /// <summary>The state waits for something, and leaves by a timer if it does not come. Entering arms the timer, leaving disarms it.</summary>
        public Paragraph Waits(string why, TimeSpan timeout, TTrigger timeoutTrigger)
        {
            (_timeout, _timeoutTrigger) = (timeout, timeoutTrigger);
            return Is(StateKind.Waits, why);
        }

        /// <summary>The state may last.</summary>
        public Paragraph Rests(string why) => Is(StateKind.Rests, why);

        /// <summary>The state is where the machine begins and where it comes back to.</summary>
        public Paragraph IsHome(string why) => Is(StateKind.Home, why);

        /// <summary>The state is the end: every trigger is ignored.</summary>
        public Paragraph Ends(string why)
        {
            Ignore("it is over", [.. Enum.GetValues<TTrigger>()]);
            return Is(StateKind.Ends, why);
        }

        /// <summary>What has to be done whenever this state is entered.</summary>
        public Paragraph OnEntry(params ImmutableArray<TEffect> effects)
        {
            _onEntry = effects;
            return this;
        }

        /// <summary>On this trigger, go to another state.</summary>
        public Paragraph Go(TTrigger trigger, TState target, params ImmutableArray<TEffect> effects) =>
            Add(state => new(state, trigger, CellKind.Go, target, effects, LocalCode.None, ""));

        /// <summary>On each of these triggers, go to another state.</summary>
        public Paragraph Go(ImmutableArray<TTrigger> triggers, TState target, params ImmutableArray<TEffect> effects)
        {
            foreach (var trigger in triggers)
                Go(trigger, target, effects);
            return this;
        }

        /// <summary>On this trigger, act and stay.</summary>
        public Paragraph Stay(TTrigger trigger, params ImmutableArray<TEffect> effects) =>
            Add(state => new(state, trigger, CellKind.Stay, state, effects, LocalCode.None, ""));

        /// <summary>On each of these triggers, do nothing.</summary>
        public Paragraph Ignore(string reason, params ImmutableArray<TTrigger> triggers)
        {
            foreach (var trigger in triggers)
                Add(state => new(state, trigger, CellKind.Ignore, state, [], LocalCode.None, reason));
            return this;
        }

        /// <summary>On each of these triggers, answer with a code and stay.</summary>
        public Paragraph Refuse(LocalCode code, params ImmutableArray<TTrigger> triggers)
        {
            foreach (var trigger in triggers)
                Add(state => new(state, trigger, CellKind.Refuse, state, [], code, ""));
            return this;
        }

        internal StateRules<TState, TTrigger, TEffect> Describe(TState state) => new(state, Kind!.Value, _why, _timeout, _timeoutTrigger, _onEntry);

        internal IEnumerable<Cell<TState, TTrigger, TEffect>> CellsOf(TState state) => _cells.Select(cell => cell(state));

        private Paragraph Is(StateKind kind, string why)
        {
            (Kind, _why) = (kind, why);
            return this;
        }

        private Paragraph Add(Func<TState, Cell<TState, TTrigger, TEffect>> cell)
        {
            _cells.Add(cell);
            return this;
        }
    }
}
