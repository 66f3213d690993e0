namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>What a frame says, as far as the models tell frames apart. No frame is 0: that is where a channel has none.</summary>
internal enum Frame : byte
{
    None,

    /// <summary>No frame: the end of the stream.</summary>
    End,

    Connect,
    Welcome,
    UserList,
    Resume,
    Resumed,
    Snapshot,

    /// <summary>The refusals of a connect, by what a client makes of them.</summary>
    RefusedForGood,
    RefusedForNow,
    RefusedUnknown,

    Disconnect,
    DisconnectConfirmed,

    /// <summary>The announcements of a close, by what a client makes of their reasons.</summary>
    ClosedForGood,
    ClosedForgotten,
    ClosedForNow,
    ClosedStopping,
    ClosedLinkAlone,

    Ping,
    Pong,
    Notice,

    Open,
    OpenConfirmed,

    /// <summary>The conversation is open with somebody who is away.</summary>
    OpenConfirmedAway,
    OpenRefused,
    Leave,
    LeaveAnswered,
    PeerOpened,
    PeerLeft,
    Ignore,
    Ignored,
    PeerClosed,

    /// <summary>The other person has come.</summary>
    PeerArrived,

    /// <summary>The other person has come back who was there before the session was lost.</summary>
    PeerReturned,

    /// <summary>The other person has gone, as all are told who want to hear it.</summary>
    PeerUnlisted,
    PeerGone,
    PeerInterrupted,
    PeerBack,

    Message,
    Acknowledgement,

    /// <summary>A resume is confirmed, and the message was not handled.</summary>
    ResumedWithout,
    Delivered,
    Failed,

    /// <summary>The message is on the disk, and its recipient is away.</summary>
    Kept,

    Offer,
    OfferConfirmed,
    OfferRefused,

    /// <summary>The offer is refused because too much is open now.</summary>
    OfferPostponed,
    Offered,
    Accept,
    Accepted,
    Decline,
    Cancel,
    ReportStored,
    ReportFailed,
    Start,
    EndedStored,
    EndedOtherwise,
}
