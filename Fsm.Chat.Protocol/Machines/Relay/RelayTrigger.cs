using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Relay;

/// <summary>What can happen to a transfer on the server.</summary>
public enum RelayTrigger : byte
{
    /// <summary>The receiver accepts.</summary>
    [From(Peer)] AcceptReceived,

    /// <summary>The receiver declines, or cannot store it.</summary>
    [From(Peer)] DeclineReceived,

    /// <summary>The sender gives it up.</summary>
    [From(Peer)] SenderCancelReceived,

    /// <summary>The receiver gives it up.</summary>
    [From(Peer)] ReceiverCancelReceived,

    /// <summary>The receiver says what became of it.</summary>
    [From(Peer)] ReportReceived,

    /// <summary>The receiver, a member of the group it is offered to, has as many transfers open as they may.</summary>
    [From(Own)] OfferBlocked,

    /// <summary>Both sides have a place free.</summary>
    [From(Own)] PlaceGranted,

    /// <summary>Both sides' file links are there.</summary>
    [From(Own)] BothSidesAttached,

    /// <summary>A file link is over.</summary>
    [From(Own)] FileLinkEnded,

    /// <summary>The sender's session has ended.</summary>
    [From(Own)] SenderGone,

    /// <summary>The receiver's session has ended.</summary>
    [From(Own)] ReceiverGone,

    /// <summary>The receiver did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,

    /// <summary>A file link was not made in time.</summary>
    [From(TriggerOrigin.Timer)] AttachTimerElapsed,

    /// <summary>No byte has moved for too long.</summary>
    [From(TriggerOrigin.Timer)] TransferStalled,

    /// <summary>The receiver did not say in time what became of it.</summary>
    [From(TriggerOrigin.Timer)] ReportTimerElapsed,
}
