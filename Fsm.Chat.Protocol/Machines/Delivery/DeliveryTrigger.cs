using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Delivery;

/// <summary>What can happen to one message.</summary>
public enum DeliveryTrigger : byte
{
    /// <summary>The window and the conversation let it go.</summary>
    [From(Own)] SendPermitted,

    /// <summary>The conversation it was for could not be opened.</summary>
    [From(Own)] ConversationRefused,

    /// <summary>The connection is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>The server gave the session back, and has never got the message.</summary>
    [From(Own)] LossFound,

    /// <summary>The server took responsibility for it.</summary>
    [From(Peer)] AcknowledgementReceived,

    /// <summary>The verdict: delivered.</summary>
    [From(Peer)] DeliveredReceived,

    /// <summary>The verdict: failed.</summary>
    [From(Peer)] FailedReceived,
}
