using System.Collections.Concurrent;
using System.Diagnostics;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Scenarios in the order in which they are tried on a mutant. Cheap ones come first, and before them the one that found the last mutant:
/// neighbours in a rules file are mostly found by the same one.
/// </summary>
internal sealed class ScenarioOrder
{
    // Most machines are looked at by the same fixtures: each scenario is tried with the real rules once, not once a machine.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<TriedScenario>> Tried = new();

    private volatile Scenario[] _order;

    /// <summary>Runs each scenario once with the real rules, to see that it passes and what it costs.</summary>
    /// <param name="own">The fixtures that look at the machine in question most closely.</param>
    /// <param name="others">Those that may notice too.</param>
    public ScenarioOrder(IEnumerable<Type> own, IEnumerable<Type> others)
    {
        var (closest, rest) = (Try(own), Try(others));
        Failing = [.. closest.Concat(rest).Where(tried => !tried.Passed).Select(tried => tried.Scenario.Name)];
        _order = [.. ByCost(closest), .. ByCost(rest)];
    }

    /// <summary>Scenarios that fail with the real rules: they would find anything.</summary>
    public IReadOnlyList<string> Failing { get; }

    /// <summary>Whether any scenario fails under the present rules.</summary>
    public bool FindsAMistake()
    {
        var order = _order;
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i].Passes())
                continue;
            _order = [order[i], .. order[..i], .. order[(i + 1)..]];
            return true;
        }

        return false;
    }

    private static List<TriedScenario> Try(IEnumerable<Type> fixtures) => [.. fixtures.SelectMany(fixture => Tried.GetOrAdd(fixture, Try))];

    private static IReadOnlyList<TriedScenario> Try(Type fixture) => [.. Scenario.Of(fixture).Select(scenario =>
    {
        var started = Stopwatch.GetTimestamp();
        var passed = scenario.Passes();
        return new TriedScenario(scenario, passed, Stopwatch.GetElapsedTime(started));
    })];

    private static IEnumerable<Scenario> ByCost(IEnumerable<TriedScenario> scenarios) => scenarios.OrderBy(tried => tried.Cost).Select(tried => tried.Scenario);

    private sealed record TriedScenario(Scenario Scenario, bool Passed, TimeSpan Cost);
}
