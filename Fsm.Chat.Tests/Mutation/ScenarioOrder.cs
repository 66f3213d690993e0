using System.Collections.Concurrent;
using System.Diagnostics;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Scenarios in the order in which they are tried on a mutant: first the one that found the last mutant, for neighbours in a rules file are mostly found by the same one; then those that
/// execute the place of its mistake, the cheapest of them first. All others come after them: a rule can be asked for without being executed, and not every harness tells what it executes.
/// </summary>
internal sealed class ScenarioOrder
{
    // Most machines are looked at by the same fixtures: each scenario is tried with the real rules once, not once a machine.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<TriedScenario>> Tried = new();

    private readonly IReadOnlyList<TriedScenario> _order;
    private volatile TriedScenario? _last;

    /// <summary>Runs each scenario once with the real rules, to see that it passes and what it costs.</summary>
    /// <param name="own">The fixtures that look at the machine in question most closely.</param>
    public ScenarioOrder(IEnumerable<Type> own, IEnumerable<Type> others)
    {
        var (closest, rest) = (Try(own), Try(others));
        Failing = [.. closest.Concat(rest).Where(tried => !tried.Passed).Select(tried => tried.Scenario.Name)];
        _order = [.. closest.OrderBy(tried => tried.Cost), .. rest.OrderBy(tried => tried.Cost)];
    }

    /// <summary>Scenarios that fail with the real rules: they would find anything.</summary>
    public IReadOnlyList<string> Failing { get; }

    /// <summary>Whether any scenario fails under the present rules.</summary>
    public bool FindsAMistake(string place)
    {
        var (last, here) = (_last, _order.ToLookup(tried => tried.Executed.Contains(place)));
        foreach (var tried in (IEnumerable<TriedScenario?>)[last, .. here[true], .. here[false]])
        {
            if (tried?.Scenario.Passes() is not false)
                continue;
            _last = tried;
            return true;
        }

        return false;
    }

    private static List<TriedScenario> Try(IEnumerable<Type> fixtures) => [.. fixtures.SelectMany(fixture => Tried.GetOrAdd(fixture, Try))];

    private static IReadOnlyList<TriedScenario> Try(Type fixture) => [.. Scenario.Of(fixture).Select(scenario =>
    {
        var started = Stopwatch.GetTimestamp();
        var passed = false;
        var executed = RulesUnderTest.Watch(() => passed = scenario.Passes());
        return new TriedScenario(scenario, passed, Stopwatch.GetElapsedTime(started), executed);
    })];

    private sealed record TriedScenario(Scenario Scenario, bool Passed, TimeSpan Cost, IReadOnlySet<string> Executed);
}
