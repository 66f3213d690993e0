namespace Fsm.Chat.Tests.Exploration;

/// <summary>In every world that the real machines can come to together, all properties hold, and from each of them everybody can come to rest.</summary>
internal sealed class ExplorationTests
{
    // Those two look farther at less: at what a second link adds, with nobody typing, and at one person with nobody there.
    private static IEnumerable<Product> WithTheWholeTable => Product.All.Except([Product.TwoLinks, Product.Impatient]);

    [TestCaseSource(typeof(Product), nameof(Product.All))]
    public void All_properties_hold(Product product)
    {
        TestContext.Out.WriteLine(product.Findings.Story);

        Assert.That(product.Findings.Counterexample, Is.Null, () => product.Findings.Story);
    }

    [TestCaseSource(nameof(WithTheWholeTable))]
    public void Whatever_may_happen_does_happen_somewhere(Product product) => Assert.That(
        product.Findings.UnusedMoves, Is.EquivalentTo(NeverHappens(product)),
        "The model says that this may happen, and it never does: something else of the model keeps it from happening.");

    private static IEnumerable<string> NeverHappens(Product product) => product.Name switch
    {
        // Nobody has a name of their own there, so nobody is forgotten. The other person is always there; and the server announces every close, after which the client does not wait for the end.
        "UserAndSession" => ["talk: RetryTimerElapsed", "client: ClosedForgotten arrives on link 0", "client: link 0 has ended"],
        // Nobody asks a file link whether it is there: its transfer has the timers.
        "Transfer" => ["sender_file: DeadTimerElapsed", "receiver_file: DeadTimerElapsed"],
        _ => [],
    };
}
