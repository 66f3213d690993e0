using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Session;

/// <summary>What can happen to a session. What a peer's frame means is decided before, so one kind of frame can be several triggers.</summary>
public enum SessionTrigger : byte
{
    /// <summary>The link granted the connect.</summary>
    [From(Own)] ConnectGranted,

    /// <summary>A message can be forwarded, in a conversation that is open.</summary>
    [From(Peer)] SendGranted,

    /// <summary>A message can be forwarded, and opens the conversation.</summary>
    [From(Peer)] FirstSendGranted,

    /// <summary>A message cannot be forwarded.</summary>
    [From(Peer)] SendRefused,

    /// <summary>A conversation is asked for and can be opened.</summary>
    [From(Peer)] OpenGranted,

    /// <summary>A conversation is asked for that is open already.</summary>
    [From(Peer)] OpenRepeated,

    /// <summary>A conversation is asked for and cannot be opened.</summary>
    [From(Peer)] OpenRefused,

    /// <summary>One of several conversations is left.</summary>
    [From(Peer)] LeaveGranted,

    /// <summary>The only conversation is left.</summary>
    [From(Peer)] LastLeaveGranted,

    /// <summary>A conversation is left that one is not in.</summary>
    [From(Peer)] LeaveRefused,

    /// <summary>The list of users is asked for.</summary>
    [From(Peer)] UserListRequestReceived,

    /// <summary>Frames were acknowledged.</summary>
    [From(Peer)] AcknowledgementReceived,

    /// <summary>The client takes its leave.</summary>
    [From(Peer)] DisconnectRequestReceived,

    /// <summary>A person one has to do with is gone; there are other conversations, or one was in none with them.</summary>
    [From(Own)] PartnerGone,

    /// <summary>The person of the only conversation is gone.</summary>
    [From(Own)] LastPartnerGone,

    /// <summary>The link is over.</summary>
    [From(Own)] LinkEnded,

    /// <summary>The server closes all sessions.</summary>
    [From(Own)] StopRequested,
}
