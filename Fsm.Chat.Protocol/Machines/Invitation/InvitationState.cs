namespace Fsm.Chat.Protocol.Machines.Invitation;

/// <summary>Where an invitation is.</summary>
public enum InvitationState : byte
{
    /// <summary>The invited person has not answered.</summary>
    Pending,

    /// <summary>Over, with its outcome.</summary>
    Ended,
}
