using Fsm.Chat.Tests.Exploration.Search;

namespace Fsm.Chat.Tests.Exploration;

/// <summary>An exploration that finds nothing may have looked at nothing. So it is given rules with a mistake.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PlantedBugTests
{
    [TestCaseSource(typeof(PlantedBug), nameof(PlantedBug.All))]
    public void A_planted_bug_is_found_by_the_shortest_way(PlantedBug bug)
    {
        var findings = Explorer.Explore(bug.Product.Make(bug.Rules));
        TestContext.Out.WriteLine(findings.Story);

        Assert.That((findings.Counterexample?.Property, findings.Counterexample?.Moves.Count), Is.EqualTo((bug.Property, bug.Moves)));
    }
}
