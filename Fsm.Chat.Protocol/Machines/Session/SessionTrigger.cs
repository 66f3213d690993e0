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

    /// <summary>A message to a group can be forwarded.</summary>
    [From(Peer)] GroupSendGranted,

    /// <summary>The conversation with a group is asked for, and one is in the group.</summary>
    [From(Peer)] GroupOpenGranted,

    /// <summary>One of several conversations is left, the one with a group.</summary>
    [From(Peer)] GroupQuitGranted,

    /// <summary>The only conversation is left, the one with a group.</summary>
    [From(Peer)] LastGroupQuitGranted,

    /// <summary>A group can be made.</summary>
    [From(Peer)] GroupCreateGranted,

    /// <summary>A person can be invited into a group.</summary>
    [From(Peer)] InviteGranted,

    /// <summary>An open invitation is accepted.</summary>
    [From(Peer)] InvitationAcceptGranted,

    /// <summary>An open invitation is declined.</summary>
    [From(Peer)] InvitationDeclineGranted,

    /// <summary>A group is left; other conversations are open, or the one with it is not.</summary>
    [From(Peer)] GroupLeaveGranted,

    /// <summary>A group is left, and the only conversation is the one with it.</summary>
    [From(Peer)] LastGroupLeaveGranted,

    /// <summary>Something about a group is asked for and cannot be done.</summary>
    [From(Peer)] GroupRequestRefused,

    /// <summary>The list of one's groups is asked for.</summary>
    [From(Peer)] GroupListRequestReceived,

    /// <summary>A file can be offered.</summary>
    [From(Peer)] OfferGranted,

    /// <summary>A file cannot be offered.</summary>
    [From(Peer)] OfferRefused,

    /// <summary>Something was said about a transfer.</summary>
    [From(Peer)] TransferStatementReceived,

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

    /// <summary>The link is over, and the session with it.</summary>
    [From(Own)] LinkEnded,

    /// <summary>The link is over; the client may come back over another one.</summary>
    [From(Own)] LinkInterrupted,

    /// <summary>The client has come back over another link, in no conversation.</summary>
    [From(Own)] ResumedIdle,

    /// <summary>The client has come back over another link, in at least one conversation.</summary>
    [From(Own)] ResumedChatting,

    /// <summary>More waits for the client than may.</summary>
    [From(Own)] QueueOverflowed,

    /// <summary>The server closes all sessions.</summary>
    [From(Own)] StopRequested,

    /// <summary>The client did not come back in time.</summary>
    [From(TriggerOrigin.Timer)] ResumeTimerElapsed,
}
