using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Relay;

/// <summary>Where one transfer is, as the server sees it: one file, one sender, one receiver.</summary>
public enum RelayState : byte
{
    /// <summary>The receiver has not answered.</summary>
    Offered,

    /// <summary>The receiver wants it; it waits until both have a place free.</summary>
    Accepted,

    /// <summary>Both were told to make their file links.</summary>
    Attaching,

    /// <summary>Both file links are there, and bytes are passed on.</summary>
    Streaming,

    /// <summary>A file link is over; the receiver has still to say whether all of it arrived.</summary>
    Finishing,

    /// <summary>Over, with its outcome.</summary>
    Ended,
}

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

    /// <summary>One of the two takes nothing from the other any more.</summary>
    [From(Own)] SideIgnored,

    /// <summary>A step or an effect failed: our own mistake.</summary>
    [From(Own)] InternalErrorCaught,

    /// <summary>The receiver did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,

    /// <summary>A file link was not made in time.</summary>
    [From(TriggerOrigin.Timer)] AttachTimerElapsed,

    /// <summary>No byte has moved for too long.</summary>
    [From(TriggerOrigin.Timer)] TransferStalled,

    /// <summary>The receiver did not say in time what became of it.</summary>
    [From(TriggerOrigin.Timer)] ReportTimerElapsed,
}

/// <summary>What a transfer's transition asks for on the server.</summary>
public enum RelayEffect : byte
{
    /// <summary>Tell the sender that it was accepted, and what the receiver has already.</summary>
    TellAccepted,

    /// <summary>Let it wait for a place of each side; there may be some already.</summary>
    RequestPlaces,

    /// <summary>It no longer waits, and holds a place of each side.</summary>
    TakePlaces,

    /// <summary>Tell both sides to make their file links, each with its token.</summary>
    SendStart,

    /// <summary>Confirm both file links.</summary>
    ConfirmAttached,

    /// <summary>Pass on what the sender's file link brings.</summary>
    BeginRelay,

    /// <summary>Tell the sender how it ended.</summary>
    TellSender,

    /// <summary>Tell the receiver how it ended.</summary>
    TellReceiver,

    /// <summary>Close the file links that are there.</summary>
    CloseFileLinks,

    /// <summary>No longer count it among the open ones, and give its places to those that wait.</summary>
    ForgetTransfer,
}
