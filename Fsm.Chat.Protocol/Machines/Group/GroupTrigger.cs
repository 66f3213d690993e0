using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Group;

/// <summary>What can happen to a group.</summary>
public enum GroupTrigger : byte
{
    /// <summary>An invited person has accepted.</summary>
    [From(Own)] MemberJoined,

    /// <summary>A member who is not the owner has left, or is gone for good.</summary>
    [From(Own)] MemberLeft,

    /// <summary>The owner has left or is gone for good, and others are there.</summary>
    [From(Own)] OwnerLeft,

    /// <summary>The only member has left or is gone for good.</summary>
    [From(Own)] LastMemberLeft,

    /// <summary>The server closes all sessions: everybody is told that, so nobody has to be told of each of the others.</summary>
    [From(Own)] StopRequested,
}
