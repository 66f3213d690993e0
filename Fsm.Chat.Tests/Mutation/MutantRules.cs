using System.Collections.Concurrent;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>The rules with one mistake, under any limits. Made once for each limits: a scenario makes several hubs and clients, and there are many mutants.</summary>
internal sealed class MutantRules
{
    private readonly ConcurrentDictionary<Limits, Dictionary<string, RuleSet>> _made = new();

    /// <summary>A scenario may run under limits of its own: the same mistake is made in the rules under those.</summary>
    public RuleSet Of(RuleSetMutant mutant, Limits limits)
    {
        var mutants = _made.GetOrAdd(limits, _ => RuleMutations.OfSet(new(limits)).ToDictionary(made => made.ToString(), made => made.Rules));
        // Limits that turn a timer off leave nothing of it to drop.
        return mutants.TryGetValue(mutant.ToString(), out var rules) ? rules : new(limits);
    }
}
