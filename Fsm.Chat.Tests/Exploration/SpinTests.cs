using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Tests.Exploration.Products.Transfer;
using Fsm.Chat.Tests.Exploration.Search;
using Fsm.Chat.Tests.Exploration.Spin;

namespace Fsm.Chat.Tests.Exploration;

public sealed class SpinTests
{
    [Test]
    public void Spin_finds_the_same_states()
    {
        var model = TransferProduct.Of(new RuleSet(new Limits()));
        File.WriteAllText("/tmp/model.pml", PromelaWriter.Write(model));
        var report = SpinChecker.Check(PromelaWriter.Write(model));
        TestContext.Out.WriteLine(report.Output);
        Assert.That((report.Errors, report.States), Is.EqualTo((0, Explorer.Explore(model).Worlds.Count)));
    }
}
