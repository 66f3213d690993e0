using System.Collections.Concurrent;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Tests.Support;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Every cell, effect and timer is there for a reason that a scenario knows: with any one of them missing or wrong, some in-memory scenario fails.
/// The reviewed tables take no part in this; they would find every difference, and prove nothing about what the difference does.
/// </summary>
[Category("Mutation")]
public sealed class MutationTests
{
    private static readonly Type[] OfServer =
        [typeof(Server.ConversationTests), typeof(Server.StoppingTests), typeof(Server.MisbehavingPeerTests)];

    private static readonly Type[] OfClient =
    [
        typeof(Client.ConnectTests), typeof(Client.ConversationTests), typeof(Client.VerdictTests), typeof(Client.LinkTests), typeof(Client.CommandListTests),
    ];

    private static readonly Type[] OfBoth = [typeof(Joined.TwoPeopleTalkTests)];

    [TestCase("Server")]
    [TestCase("Link")]
    [TestCase("Session")]
    [TestCase("User")]
    [TestCase("Conversation")]
    [TestCase("Delivery")]
    [TestCase("Input")]
    public void Every_mutant_of_a_machine_is_found_by_a_scenario(string machine)
    {
        Type[] fixtures = machine switch
        {
            "Server" or "Session" => [.. OfServer, .. OfBoth],
            "Link" => [.. OfServer, .. OfClient, .. OfBoth],
            _ => [.. OfClient, .. OfBoth],
        };
        var scenarios = Scenario.Of(fixtures).ToList();
        Assert.That(scenarios.Where(scenario => !scenario.Passes()).Select(scenario => scenario.Name), Is.Empty, "with the real rules all pass");

        var mutants = RuleMutations.OfSet(new RuleSet(new Limits())).Where(mutant => mutant.Machine == machine).ToList();
        var survivors = new ConcurrentBag<string>();
        Parallel.ForEach(mutants, mutant =>
        {
            var name = mutant.ToString();
            if (mutant.Equivalence is null && !EquivalentMutants.Reasons.ContainsKey(name) && !IsFound(mutant, scenarios))
                survivors.Add(name);
        });

        Assert.That(survivors.Order(), Is.Empty, $"of {mutants.Count} mutants");
    }

    [Test]
    public void Every_mutant_that_is_called_equivalent_exists()
    {
        var names = RuleMutations.OfSet(new RuleSet(new Limits())).Select(mutant => mutant.ToString()).ToHashSet();

        Assert.That(EquivalentMutants.Reasons.Keys.Where(name => !names.Contains(name)), Is.Empty);
    }

    private static bool IsFound(RuleSetMutant mutant, List<Scenario> scenarios)
    {
        var found = false;
        RulesUnderTest.With(rules => Mutated(rules, mutant), () => found = scenarios.Any(scenario => !scenario.Passes()));
        return found;
    }

    // A scenario may run under limits of its own: the same mistake is made in the rules under those.
    private static RuleSet Mutated(RuleSet rules, RuleSetMutant mutant) =>
        RuleMutations.OfSet(rules).FirstOrDefault(other => other.ToString() == mutant.ToString())?.Rules ?? rules;
}
