using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Tests.Exploration.Products.Transfer;
using Fsm.Chat.Tests.Exploration.Search;

namespace Fsm.Chat.Tests.Exploration;

public sealed class ExplorationTests
{
    [Test]
    public void All_properties_hold()
    {
        var findings = Explorer.Explore(TransferProduct.Of(new RuleSet(new Limits())));
        TestContext.Out.WriteLine(findings.Story);
        TestContext.Out.WriteLine(findings.Summary);
        TestContext.Out.WriteLine(string.Join("\n", findings.UnusedMoves));
        Assert.That(findings.Counterexample, Is.Null);
    }
}
