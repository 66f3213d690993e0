using System.Diagnostics;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Scenarios in the order in which they are tried on a mutant. Cheap ones come first, and before them the one that found the last mutant:
/// neighbours in a rules file are mostly found by the same one.
/// </summary>
internal sealed class ScenarioOrder
{
    private readonly List<Scenario> _failing = [];
    private volatile Scenario[] _order;

    /// <summary>Runs each scenario once with the real rules, to see that it passes and what it costs.</summary>
    /// <param name="own">Those that look at the machine in question most closely.</param>
    /// <param name="others">Those that may notice too.</param>
    public ScenarioOrder(IEnumerable<Scenario> own, IEnumerable<Scenario> others) => _order = [.. ByCost(own), .. ByCost(others)];

    /// <summary>Scenarios that fail with the real rules: they would find anything.</summary>
    public IEnumerable<string> Failing => _failing.Select(scenario => scenario.Name);

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

    private IEnumerable<Scenario> ByCost(IEnumerable<Scenario> scenarios) => scenarios.Select(scenario =>
    {
        var started = Stopwatch.GetTimestamp();
        if (!scenario.Passes())
            _failing.Add(scenario);
        return (Scenario: scenario, Cost: Stopwatch.GetElapsedTime(started));
    }).ToList().OrderBy(measured => measured.Cost).Select(measured => measured.Scenario);
}
