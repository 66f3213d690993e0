using Fsm.Chat.Tests.Exploration.Search;
using Fsm.Chat.Tests.Exploration.Spin;

namespace Fsm.Chat.Tests.Exploration;

/// <summary>A second opinion: another program, by other people, searches what the executed tables say, and has to come to the same.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SpinTests
{
    private static IEnumerable<Product> Compared => [Product.OneLink, Product.Message, Product.Transfer];

    // A mistake in a single world, not one of the whole graph: Spin is asked for what can be asserted.
    private static IEnumerable<PlantedBug> Planted => PlantedBug.All.Where(bug => Compared.Contains(bug.Product) && !bug.Property.StartsWith("from here", StringComparison.Ordinal)
        && !bug.Property.StartsWith("nothing has", StringComparison.Ordinal)).DistinctBy(bug => (bug.Product, bug.Mutant.Split(": ")[^1].Split(' ')[^1]));

    [OneTimeSetUp]
    public void Look_for_it()
    {
        if (SpinChecker.Missing is { } program)
            Assert.Ignore($"{program} is not installed, so there is no second opinion.");
    }

    [TestCaseSource(nameof(Compared))]
    public void Spin_finds_no_error_and_the_same_number_of_states(Product product)
    {
        var report = SpinChecker.Check(PromelaWriter.Write(product.Findings));
        TestContext.Out.WriteLine($"{product.Findings.Summary}\n{report.Output}");

        Assert.That((report.Errors, report.States), Is.EqualTo((0, product.Findings.Worlds.Count)), report.Output);
    }

    [TestCaseSource(nameof(Planted))]
    public void Spin_finds_a_planted_bug_after_as_many_moves(PlantedBug bug)
    {
        var findings = Explorer.Explore(bug.Product.Make(bug.Rules), goOn: true);
        var report = SpinChecker.Check(PromelaWriter.Write(findings));
        TestContext.Out.WriteLine(report.Output);

        // Spin counts the moves before the one that goes wrong.
        Assert.That((report.Errors, report.Depth + 1), Is.EqualTo((1, (int?)bug.Moves)), report.Output);
    }
}
