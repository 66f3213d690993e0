namespace Fsm.Chat.Protocol.Machines.Group;

/// <summary>What a group's transition asks for.</summary>
public enum GroupEffect : byte
{
    /// <summary>Count the person among the members, as the newest.</summary>
    AddMember,

    /// <summary>No longer count the person among the members.</summary>
    RemoveMember,

    /// <summary>Make the longest-standing member the owner.</summary>
    PassOwnership,

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
}
