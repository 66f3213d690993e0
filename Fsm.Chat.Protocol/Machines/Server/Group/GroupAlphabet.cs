using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Group;

/// <summary>Where a group is. Finding it a new owner is atomic: it is no state.</summary>
public enum GroupState : byte
{
    /// <summary>Somebody has asked for it, and it is being written down where it is to be kept. Nobody else gets the name meanwhile.</summary>
    Making,

    /// <summary>It has members, and one of them is its owner.</summary>
    Open,

    /// <summary>It has no members any more; the name is free again.</summary>
    Dissolved,
}

/// <summary>What can happen to a group.</summary>
public enum GroupTrigger : byte
{
    /// <summary>It is on the disk, or need not be.</summary>
    [From(Own)] Founded,

    /// <summary>It is not on the disk, and will not be.</summary>
    [From(Own)] NotKept,

    /// <summary>An invited person has accepted.</summary>
    [From(Own)] MemberJoined,

    /// <summary>A member who is not the owner has left, or is gone for good.</summary>
    [From(Own)] MemberLeft,

    /// <summary>The owner has left or is gone for good, and others are there.</summary>
    [From(Own)] OwnerLeft,

    /// <summary>The only member has left or is gone for good.</summary>
    [From(Own)] LastMemberLeft,

    /// <summary>The owner has not come for so long that another member owns it.</summary>
    [From(Own)] OwnerMissed,

    /// <summary>The session of a member is over who has a seat in it: they are a member still.</summary>
    [From(Own)] MemberAway,

    /// <summary>A member who has a seat in it is here again.</summary>
    [From(Own)] MemberReturned,

    /// <summary>The server closes all sessions: everybody is told that, so nobody has to be told of each of the others.</summary>
    [From(Own)] StopRequested,

    /// <summary>A step or an effect failed: our own mistake.</summary>
    [From(Own)] InternalErrorCaught,
}

/// <summary>What a group's transition asks for.</summary>
public enum GroupEffect : byte
{
    /// <summary>Count the person among the members, as the newest.</summary>
    AddMember,

    /// <summary>No longer count the person among the members.</summary>
    RemoveMember,

    /// <summary>Make the longest-standing member the owner.</summary>
    PassOwnership,

    /// <summary>Make the person the owner, in place of one who remains a member.</summary>
    GiveOwnership,

    /// <summary>Tell the person that they are in it.</summary>
    TellMember,

    /// <summary>Tell every member who has joined.</summary>
    TellJoined,

    /// <summary>Tell every member who is no longer in the group, and why.</summary>
    TellLeft,

    /// <summary>Tell every member who the owner is now.</summary>
    TellOwner,

    /// <summary>End the invitations that nobody has answered.</summary>
    RevokeInvitations,

    /// <summary>Give the name free.</summary>
    ReleaseName,

    /// <summary>End the session of the owner, for whom it failed.</summary>
    FailOwner,
}
