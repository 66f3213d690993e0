using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Invitation;

/// <summary>Where an invitation is.</summary>
public enum InvitationState : byte
{
    /// <summary>The invited person has not answered.</summary>
    Pending,

    /// <summary>Over, with its outcome.</summary>
    Ended,
}

/// <summary>What can happen to an invitation.</summary>
public enum InvitationTrigger : byte
{
    /// <summary>The invited person accepts.</summary>
    [From(Peer)] AcceptReceived,

    /// <summary>The invited person declines.</summary>
    [From(Peer)] DeclineReceived,

    /// <summary>The invited person's session has ended.</summary>
    [From(Own)] InviteeGone,

    /// <summary>The invited person takes nothing from the group's owner any more.</summary>
    [From(Own)] OwnerIgnored,

    /// <summary>The group has no member any more.</summary>
    [From(Own)] GroupGone,

    /// <summary>A step or an effect failed: our own mistake.</summary>
    [From(Own)] InternalErrorCaught,

    /// <summary>The invited person did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,
}

/// <summary>What an invitation's transition asks for.</summary>
public enum InvitationEffect : byte
{
    /// <summary>Make the person a member.</summary>
    JoinGroup,

    /// <summary>Tell the group's owner how it ended.</summary>
    TellOwner,

    /// <summary>Tell the invited person how it ended.</summary>
    TellInvitee,

    /// <summary>Where the person was invited while they were away: do not ask them again when they come.</summary>
    ForgetAsking,

    /// <summary>No longer count it among the open ones.</summary>
    ForgetInvitation,
}
