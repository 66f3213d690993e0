using Fsm.Chat.Protocol.Machines.Terminal.Leave;

namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>A person is asked before unfinished things are left; a script never.</summary>
internal sealed class LeaveDecisionsTests
{
    [TestCase(true, 0, 0, false, LeaveTrigger.LeaveRequested)]
    [TestCase(true, 1, 0, false, LeaveTrigger.UnfinishedLeaveRequested)]
    [TestCase(true, 0, 1, false, LeaveTrigger.UnfinishedLeaveRequested)]
    [TestCase(true, 0, 0, true, LeaveTrigger.UnfinishedLeaveRequested)]
    [TestCase(false, 1, 1, true, LeaveTrigger.LeaveRequested)]
    public void What_is_unfinished_is_asked_about(bool isInteractive, int undecided, int transfers, bool hasDraft, LeaveTrigger trigger) =>
        Assert.That(LeaveDecisions.Decide(new(isInteractive, undecided, transfers, hasDraft)), Is.EqualTo(trigger));

    [Test]
    public void Every_line_but_the_wish_itself_takes_it_back() =>
        Assert.That((LeaveDecisions.DecideLine(isExit: true), LeaveDecisions.DecideLine(isExit: false)), Is.EqualTo(((LeaveTrigger?)null, LeaveTrigger.OtherTyped)));
}
