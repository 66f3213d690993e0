using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class GroupDecisionsTests
{
    [TestCase(true, 1, GroupTrigger.LastMemberLeft)]
    [TestCase(true, 2, GroupTrigger.OwnerLeft)]
    [TestCase(false, 2, GroupTrigger.MemberLeft)]
    [TestCase(false, 1, GroupTrigger.LastMemberLeft)]
    public void Leaving_is_decided(bool owner, int members, GroupTrigger trigger) =>
        Assert.That(GroupDecisions.DecideLeft(owner, members), Is.EqualTo(trigger));
}
