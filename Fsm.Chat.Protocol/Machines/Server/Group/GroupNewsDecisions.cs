using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Protocol.Machines.Server.Group;

/// <summary>What a member is told of several changes that undo or replace each other.</summary>
public enum GroupTelling
{
    /// <summary>Nothing: it is as they know it.</summary>
    Nothing,

    /// <summary>The last of them.</summary>
    Last,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>Decides how fast members are told what happens in their groups, and what is left of several changes: how it is now.</summary>
public static class GroupNewsDecisions
{
    /// <summary>What telling all groups may cost a second, in notices.</summary>
    public const int EachSecond = 250_000;

    /// <summary>What it costs, in notices, to tell a member anything: bytes have to be sent to them.</summary>
    public const int CostOfMember = 20;

    /// <summary>The same at once, after a while in which there was nothing to tell.</summary>
    public const int AtOnce = 2_500;

    /// <summary>When more bytes wait for a member, they are told the rest when they have taken some.</summary>
    public const int MostWaiting = NoticeDecisions.MostWaiting;

    /// <summary>Changes of one group that are kept for whoever takes nothing; they are told what is more than that, and it waits in their queue.</summary>
    public const int MostBehind = 1024;

    /// <summary>How long to wait when there is more to tell than may be told at once.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>What a member is told.</summary>
    /// <param name="changes">How many changes they have not heard: of one person, who in turn joined and left, or of the owner.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="isOwner">Whether the member owns the group: they hear of each person who joined, for it answers their invitation.</param>
    public static GroupTelling Decide(int changes, GroupChange first, bool isOwner) => first switch
    {
        GroupChange.OwnerChanged => GroupTelling.Last,
        _ when isOwner => GroupTelling.All,
        _ => changes % 2 == 0 ? GroupTelling.Nothing : GroupTelling.Last,
    };
}
