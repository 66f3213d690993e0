
namespace Fsm.Chat.Tests.Exploration;

/// <summary>In every world that the real machines can come to together, all properties hold, and from each of them everybody can come to rest.</summary>
[TestFixtureSource(typeof(ExplorationTests), nameof(Products))]
internal sealed class ExplorationTests(Product product)
{
    public static IEnumerable<Product> Products => Product.All;

    [Test]
    public void All_properties_hold()
    {
        TestContext.Out.WriteLine(product.Findings.Story);

        Assert.That(product.Findings.Counterexample, Is.Null, () => product.Findings.Story);
    }

    [Test]
    public void Whatever_may_happen_does_happen_somewhere()
    {
        var never = product.Findings.UnusedMoves.Except(Unused.Get(product.Name));

        Assert.That(never, Is.Empty, "The model says that this may happen, and it never does: something else of the model keeps it from happening.");
    }

    /// <summary>What the table of a product says may happen, and what never does, with the reason.</summary>
    private static class Unused
    {
        public static IEnumerable<string> Get(string product) => product switch
        {
            "Transfer" => [.. from side in (string[])["sender", "receiver"] select $"{side}_file: DeadTimerElapsed"], // nobody asks a file link whether it is there
            _ => [],
        };
    }
}
