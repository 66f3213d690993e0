namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>What a frame says, as far as the models tell frames apart. No frame is 0: that is where a channel has none.</summary>
internal enum Frame : byte
{
    None,

    /// <summary>No frame: the end of the stream.</summary>
    End,

    Connect,
    Welcome,
    Refusal,
    Disconnect,
    DisconnectConfirmed,
    CloseAnnounced,
    Ping,
    Pong,
    UsersRequest,
    UserList,
    Stopping,

    Open,
    OpenConfirmed,
    OpenRefused,
    Leave,
    LeaveAnswered,
    PeerOpened,
    PeerLeft,
    PeerGone,

    Message,
    Acknowledgement,
    Delivered,
    Failed,

    Offer,
    OfferConfirmed,
    OfferRefused,
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
