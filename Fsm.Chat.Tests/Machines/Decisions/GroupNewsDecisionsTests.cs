using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>What is left of several changes in a group for a member who has heard none of them.</summary>
public sealed class GroupNewsDecisionsTests
{
    [TestCase(GroupChange.Joined, 1, false, GroupTelling.Last)]
    [TestCase(GroupChange.Joined, 2, false, GroupTelling.Nothing, Description = "joined and left again: they have never heard of that person")]
    [TestCase(GroupChange.Joined, 3, false, GroupTelling.Last)]
    [TestCase(GroupChange.Left, 2, false, GroupTelling.Nothing, Description = "left and joined again: as they know it")]
    [TestCase(GroupChange.Left, 3, false, GroupTelling.Last)]
    [TestCase(GroupChange.Joined, 2, true, GroupTelling.All, Description = "it answers the owner's invitation")]
    [TestCase(GroupChange.OwnerChanged, 2, false, GroupTelling.Last)]
    [TestCase(GroupChange.OwnerChanged, 4, true, GroupTelling.Last)]
    public void What_undoes_itself_is_not_told_and_what_replaces_another_is_told_once(GroupChange first, int changes, bool isOwner, GroupTelling told) =>
        Assert.That(GroupNewsDecisions.Decide(changes, first, isOwner), Is.EqualTo(told));
}
