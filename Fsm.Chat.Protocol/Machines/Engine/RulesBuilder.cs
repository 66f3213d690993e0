using System.Collections.Immutable;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>Writes the rules of one machine, a paragraph a state.</summary>
/// <param name="name">The machine's name.</param>
/// <param name="initial">The state every subject begins in.</param>
public sealed class RulesBuilder<TState, TTrigger, TEffect>(string name, TState initial)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
{
    private readonly List<Paragraph> _paragraphs = [];

    /// <summary>Begins the paragraph of a state.</summary>
    public Paragraph In(TState state)
    {
        var paragraph = new Paragraph(state);
        _paragraphs.Add(paragraph);
        return paragraph;
    }

    /// <summary>The rules as a value.</summary>
    /// <exception cref="InvalidOperationException">A state has no paragraph or two, or a cell is written twice.</exception>
    public Rules<TState, TTrigger, TEffect> Build()
    {
        var described = _paragraphs.Select(paragraph => paragraph.State).ToList();
        if (described.Count != Enum.GetValues<TState>().Length || described.Distinct().Count() != described.Count)
            throw new InvalidOperationException($"The rules of {name} need exactly one paragraph for each state.");
        var cells = _paragraphs.SelectMany(paragraph => paragraph.Cells).ToImmutableArray();
        var twice = cells.GroupBy(cell => (cell.State, cell.Trigger)).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new(name, initial, [.. _paragraphs.Select(paragraph => paragraph.Describe())], cells)
            : throw new InvalidOperationException($"The rules of {name} decide {twice.Key} twice.");
    }

    /// <summary>What is said of one state.</summary>
    public sealed class Paragraph(TState state)
    {
        private StateKind _kind;
        private string? _why;
        private TimeSpan _timeout;
        private TTrigger? _timeoutTrigger;
        private ImmutableArray<TEffect> _onEntry = [];

        internal TState State => state;

        internal List<Cell<TState, TTrigger, TEffect>> Cells { get; } = [];

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
            foreach (var trigger in Enum.GetValues<TTrigger>())
                Ignore(trigger, "it is over");
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
            Add(new(state, trigger, CellKind.Go, target, effects, StatusCode.Ok, ""));

        /// <summary>On this trigger, act and stay.</summary>
        public Paragraph Stay(TTrigger trigger, params ImmutableArray<TEffect> effects) =>
            Add(new(state, trigger, CellKind.Stay, state, effects, StatusCode.Ok, ""));

        /// <summary>On this trigger, do nothing.</summary>
        public Paragraph Ignore(TTrigger trigger, string reason) =>
            Add(new(state, trigger, CellKind.Ignore, state, [], StatusCode.Ok, reason));

        /// <summary>On this trigger, answer with a status and stay.</summary>
        public Paragraph Refuse(TTrigger trigger, StatusCode status) =>
            Add(new(state, trigger, CellKind.Refuse, state, [], status, ""));

        internal StateRules<TState, TTrigger, TEffect> Describe() =>
            new(state, _kind, _why ?? throw new InvalidOperationException($"Nothing says how long {state} may last."), _timeout, _timeoutTrigger, _onEntry);

        private Paragraph Is(StateKind kind, string why)
        {
            (_kind, _why) = (kind, why);
            return this;
        }

        private Paragraph Add(Cell<TState, TTrigger, TEffect> cell)
        {
            Cells.Add(cell);
            return this;
        }
    }
}
