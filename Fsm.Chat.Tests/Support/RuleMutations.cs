namespace Fsm.Chat.Tests.Support;

/// <summary>
/// Rules with one mistake each. Scenarios that pass under such rules have not looked. Stateless keeps a whole paragraph in one statement, and swaps no
/// enum values, so tools that mutate code do not find these.
/// </summary>
public static class RuleMutations
{
    /// <summary>All mutants of one machine's rules, in the order of the rules file.</summary>
    public static IEnumerable<RuleMutant<TState, TTrigger, TEffect>> Of<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum =>
        [.. rules.Cells.SelectMany(cell => OfCell(rules, cell)), .. rules.States.SelectMany(state => OfState(rules, state))];

    /// <summary>All mutants of all machines; in each, the other machines are as they are meant to be.</summary>
    public static IEnumerable<RuleSetMutant> OfSet(RuleSet set) =>
    [
        .. In(set.Server, rules => set with { Server = rules }),
        .. In(set.Link, rules => set with { Link = rules }),
        .. In(set.Session, rules => set with { Session = rules }),
        .. In(set.User, rules => set with { User = rules }),
        .. In(set.Conversation, rules => set with { Conversation = rules }),
        .. In(set.Delivery, rules => set with { Delivery = rules }),
        .. In(set.Input, rules => set with { Input = rules }),
        .. In(set.Group, rules => set with { Group = rules }),
        .. In(set.Invitation, rules => set with { Invitation = rules }),
        .. In(set.Relay, rules => set with { Relay = rules }),
        .. In(set.Account, rules => set with { Account = rules }),
        .. In(set.Inbox, rules => set with { Inbox = rules }),
        .. In(set.Store, rules => set with { Store = rules }),
        .. In(set.Prompt, rules => set with { Prompt = rules }),
        .. In(set.Leave, rules => set with { Leave = rules }),
        .. In(set.Keyboard, rules => set with { Keyboard = rules }),
        .. In(set.Typing, rules => set with { Typing = rules }),
        .. In(set.Upload, rules => set with { Upload = rules }),
        .. In(set.Download, rules => set with { Download = rules }),
        .. In(set.Errand, rules => set with { Errand = rules }),
    ];

    /// <summary>The rules with the mistake that is called so; without it where these limits turn off what it is about.</summary>
    /// <exception cref="ArgumentException">There is no such mistake under any limits: a name that is written wrong would find nothing, and prove nothing.</exception>
    public static RuleSet Named(string mutant, RuleSet set) =>
        Find(mutant, set) ?? (Find(mutant, new(new Limits())) is null ? throw new ArgumentException($"There is no mutant \"{mutant}\".", nameof(mutant)) : set);

    public static Rules<TState, TTrigger, TEffect> ChangeCell<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, TState state, TTrigger trigger, Func<Cell<TState, TTrigger, TEffect>, Cell<TState, TTrigger, TEffect>> change)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var cell = rules.Cells.Single(candidate => candidate.State.Equals(state) && candidate.Trigger.Equals(trigger));
        return rules with { Cells = rules.Cells.Replace(cell, change(cell)) };
    }

    private static RuleSet? Find(string mutant, RuleSet set) => OfSet(set).FirstOrDefault(candidate => candidate.ToString() == mutant)?.Rules;

    private static IEnumerable<RuleSetMutant> In<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Func<Rules<TState, TTrigger, TEffect>, RuleSet> replace)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum =>
        Of(rules).Select(mutant => new RuleSetMutant(rules.Name, mutant.Description, replace(mutant.Rules), mutant.Kind, mutant.Equivalence));

    private static IEnumerable<RuleMutant<TState, TTrigger, TEffect>> OfCell<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Cell<TState, TTrigger, TEffect> cell)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var place = $"{cell.State} × {cell.Trigger}";
        var harmless = cell.Kind == CellKind.Ignore && Rules<TState, TTrigger, TEffect>.OriginOf(cell.Trigger) == TriggerOrigin.Timer
            ? "a timer that is left out is late, and so ignored just the same" : null;
        yield return new($"{place}: the cell is deleted", rules with { Cells = rules.Cells.Remove(cell) }, MutantKind.CellDeleted, harmless);

        if (cell.Kind == CellKind.Go)
        {
            // A transition to its own state is not a transition: the wrong state is neither where one is nor where one should go.
            var wrong = Enum.GetValues<TState>().Cast<TState?>().LastOrDefault(state => !state.Equals(cell.State) && !state.Equals(cell.Target));
            if (wrong is { } target)
                yield return new($"{place}: goes to {target} instead of {cell.Target}", With(cell with { Target = target }), MutantKind.Redirected);
        }

        for (var i = 0; i < cell.Effects.Length; i++)
        {
            yield return new(
                $"{place}: {cell.Effects[i]} is dropped", With(cell with { Effects = cell.Effects.RemoveAt(i) }), MutantKind.EffectDropped);
        }

        Rules<TState, TTrigger, TEffect> With(Cell<TState, TTrigger, TEffect> changed) => rules with { Cells = rules.Cells.Replace(cell, changed) };
    }

    private static IEnumerable<RuleMutant<TState, TTrigger, TEffect>> OfState<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, StateRules<TState, TTrigger, TEffect> state)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        for (var i = 0; i < state.OnEntry.Length; i++)
        {
            yield return new(
                $"entering {state.State}: {state.OnEntry[i]} is dropped", With(state with { OnEntry = state.OnEntry.RemoveAt(i) }), MutantKind.EffectDropped);
        }

        if (state.Timeout != TimeSpan.Zero)
            yield return new($"{state.State}: its timer is dropped", With(state with { Timeout = TimeSpan.Zero }), MutantKind.TimerDropped);

        Rules<TState, TTrigger, TEffect> With(StateRules<TState, TTrigger, TEffect> changed) => rules with { States = rules.States.Replace(state, changed) };
    }
}
