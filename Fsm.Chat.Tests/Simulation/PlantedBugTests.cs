using Fsm.Chat.Tests.Simulation.Planted;

namespace Fsm.Chat.Tests.Simulation;

/// <summary>A simulation that finds nothing has to show that it would: each mistake that is made on purpose is found by some seed.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PlantedBugTests
{
    private const int Seeds = 500;

    [TestCaseSource(nameof(Names))]
    public void Planted_bug_is_found(string name)
    {
        var bug = PlantedBugs.All.Single(candidate => candidate.Name == name);
        RunReport? found = null;
        RulesUnderTest.With(bug.Rules, () =>
            found = Enumerable.Range(bug.From, Seeds).Select(seed => SimulationRun.Of(seed, bug, keeps: bug.IsOfStore)).FirstOrDefault(report => report.Broken is not null));

        Assert.That(found, Is.Not.Null, $"none of {Seeds} seeds finds that {name}");
        Assert.That(found!.Broken, Does.Not.EndWith("has found a bug in itself"), "it is found by what it does to people, not because a program stumbles");
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {found.Seed} | {found.Broken} |"));
    }

    private static IEnumerable<string> Names => PlantedBugs.All.Select(bug => bug.Name);
}
