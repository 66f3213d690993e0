using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>The server as a whole hears of the first and the last, and not of each.</summary>
public sealed class EdgeDecisionsTests
{
    [TestCase(0, 1, ServerTrigger.FirstMessageAccepted)]
    [TestCase(0, 7, ServerTrigger.FirstMessageAccepted)]
    [TestCase(7, 0, ServerTrigger.LastVerdictGiven)]
    [TestCase(0, 0, null)]
    [TestCase(1, 7, null)]
    [TestCase(7, 1, null)]
    public void Edge_of_what_awaits_its_verdict(long before, long now, ServerTrigger? trigger) =>
        Assert.That(EdgeDecisions.DecideVerdicts(before, now), Is.EqualTo(trigger));

    [TestCase(0, ServerTrigger.LastLinkClosed)]
    [TestCase(1, null)]
    public void Last_link(int left, ServerTrigger? trigger) => Assert.That(EdgeDecisions.DecideLinks(left), Is.EqualTo(trigger));
}
