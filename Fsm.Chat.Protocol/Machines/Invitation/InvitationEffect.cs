namespace Fsm.Chat.Protocol.Machines.Invitation;

/// <summary>What an invitation's transition asks for.</summary>
public enum InvitationEffect : byte
{
    /// <summary>Make the person a member.</summary>
    JoinGroup,

    /// <summary>Tell the group's owner how it ended.</summary>
    TellOwner,

    /// <summary>Tell the invited person how it ended.</summary>
    TellInvitee,

    /// <summary>No longer count it among the open ones.</summary>
    ForgetInvitation,
}
