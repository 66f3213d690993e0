using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Invitation;

/// <summary>What can happen to an invitation.</summary>
public enum InvitationTrigger : byte
{
    /// <summary>The invited person accepts.</summary>
    [From(Peer)] AcceptReceived,

    /// <summary>The invited person declines.</summary>
    [From(Peer)] DeclineReceived,

    /// <summary>The invited person's session has ended.</summary>
    [From(Own)] InviteeGone,

    /// <summary>The group has no member any more.</summary>
    [From(Own)] GroupGone,

    /// <summary>The invited person did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,
}
