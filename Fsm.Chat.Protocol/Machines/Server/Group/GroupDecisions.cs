namespace Fsm.Chat.Protocol.Machines.Server.Group;

/// <summary>Decides what becomes of a group.</summary>
public static class GroupDecisions
{
    /// <summary>For how long an owner may be away before another member owns the group.</summary>
    public static TimeSpan OwnerMissedAfter { get; } = TimeSpan.FromDays(30);

    /// <summary>Whether somebody has been away for so long that a group needs another owner, or that they are none.</summary>
    /// <param name="isHere">Whether they are here.</param>
    /// <param name="away">Since when they are not.</param>
    public static bool IsMissed(bool isHere, TimeSpan away) => !isHere && away >= OwnerMissedAfter;

    /// <summary>What it means to a group how long its owner is away; nothing while nobody else could own it.</summary>
    /// <param name="isOwnerMissed">Whether that is too long.</param>
    /// <param name="hasSuccessor">Whether there is a member who is not missed.</param>
    public static GroupTrigger? DecideOwner(bool isOwnerMissed, bool hasSuccessor) => isOwnerMissed && hasSuccessor ? GroupTrigger.OwnerMissed : null;

    /// <summary>What it means to a group that somebody's session is over.</summary>
    /// <param name="hasSeat">Whether they have a seat in it, which outlasts their sessions.</param>
    /// <param name="isOwner">Whether they own it.</param>
    /// <param name="members">How many members it has, them included.</param>
    public static GroupTrigger DecideGone(bool hasSeat, bool isOwner, int members) => hasSeat ? GroupTrigger.MemberAway : DecideLeft(isOwner, members);

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
