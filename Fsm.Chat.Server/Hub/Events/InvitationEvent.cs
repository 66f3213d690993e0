using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What an invitation's effects need to know of the event that caused them.</summary>
internal readonly struct InvitationEvent
{
    private InvitationEvent(StatusCode outcome) => Outcome = outcome;

    /// <summary>What the invitation has come to.</summary>
    public StatusCode Outcome { get; }

    /// <summary>All that can be said is what the trigger means.</summary>
    public static InvitationEvent Of(InvitationTrigger trigger) => new(InvitationDecisions.OutcomeOf(trigger));
}
