namespace Fsm.Chat.Protocol.Machines.Server.Group;

/// <summary>Decides what becomes of a group.</summary>
public static class GroupDecisions
{
    /// <summary>What somebody's leaving means to a group.</summary>
    /// <param name="isOwner">Whether they own it.</param>
    /// <param name="members">How many members it has, them included.</param>
    public static GroupTrigger DecideLeft(bool isOwner, int members) => (isOwner, members) switch
    {
        (_, 1) => GroupTrigger.LastMemberLeft,
        (true, _) => GroupTrigger.OwnerLeft,
        _ => GroupTrigger.MemberLeft,
    };
}
