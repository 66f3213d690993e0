using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Client.Upload;

/// <summary>Where one transfer is, as its sender sees it: one file, one recipient.</summary>
public enum UploadState : byte
{
    /// <summary>Just made.</summary>
    Beginning,

    /// <summary>The file is looked at.</summary>
    Examining,

    /// <summary>The server was asked to offer it.</summary>
    Offering,

    /// <summary>Too much is open already; it is offered again.</summary>
    Postponed,

    /// <summary>The recipient was asked.</summary>
    Offered,

    /// <summary>Accepted; the server says when both sides have a place free.</summary>
    Waiting,

    /// <summary>The file link is being made.</summary>
    Attaching,

    /// <summary>The contents are sent.</summary>
    Streaming,

    /// <summary>All is sent, or the file link broke; the server knows what became of it.</summary>
    Verifying,

    /// <summary>The file link is gone before any contents; the server may know why.</summary>
    Unattached,

    /// <summary>Over, with its outcome.</summary>
    Ended,
}

/// <summary>What can happen to a transfer at its sender.</summary>
public enum UploadTrigger : byte
{
    /// <summary>The person wants to send the file.</summary>
    [From(Own)] FileTyped,

    /// <summary>The offer was made to a group, and this is another of its members.</summary>
    [From(Own)] OfferShared,

    /// <summary>The file is there and can be read.</summary>
    [From(Own)] FileExamined,

    /// <summary>The file cannot be read, or is not what it was.</summary>
    [From(Own)] FileFailed,

    /// <summary>The file link is there, on both sides.</summary>
    [From(Own)] FileLinkAttached,

    /// <summary>All contents were sent.</summary>
    [From(Own)] ContentsSent,

    /// <summary>The file link could not be made, or broke.</summary>
    [From(Own)] FileLinkLost,

    /// <summary>A transfer of ours is over that may have taken the place.</summary>
    [From(Own)] PlaceFreed,

    /// <summary>The person gives it up.</summary>
    [From(Own)] CancelTyped,

    /// <summary>The connection to the server is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>Something was wrong that is our own mistake.</summary>
    [From(Own)] InternalErrorCaught,

    /// <summary>The server has asked the recipient.</summary>
    [From(Peer)] OfferConfirmed,

    /// <summary>The server has not.</summary>
    [From(Peer)] OfferRefused,

    /// <summary>The server has not, because too much is open now.</summary>
    [From(Peer)] OfferPostponed,

    /// <summary>The recipient accepted.</summary>
    [From(Peer)] AcceptReceived,

    /// <summary>Both sides have a place free.</summary>
    [From(Peer)] StartReceived,

    /// <summary>The server says how it ended.</summary>
    [From(Peer)] EndReceived,

    /// <summary>The server did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,

    /// <summary>It is time to offer it again.</summary>
    [From(TriggerOrigin.Timer)] RetryTimerElapsed,

    /// <summary>The file link was not made in time.</summary>
    [From(TriggerOrigin.Timer)] AttachTimerElapsed,

    /// <summary>The server did not say in time why the file link is gone: it does not know.</summary>
    [From(TriggerOrigin.Timer)] ReasonTimerElapsed,

    /// <summary>Nobody said in time what became of it.</summary>
    [From(TriggerOrigin.Timer)] OutcomeTimerElapsed,
}

/// <summary>What a transfer's transition asks for at its sender.</summary>
public enum UploadEffect : byte
{
    /// <summary>Look whether the file can be sent.</summary>
    ExamineFile,

    /// <summary>Use what was found out about the file for the first of the group's transfers.</summary>
    ShareFile,

    /// <summary>Remember what the file is called, and how long it is.</summary>
    NoteFile,

    /// <summary>Offer it.</summary>
    SendOffer,

    /// <summary>Say that it is offered again later.</summary>
    TellPostponed,

    /// <summary>Offer one that is postponed.</summary>
    OfferNext,

    /// <summary>Say that the recipient was asked.</summary>
    TellOffered,

    /// <summary>Say that the recipient accepted.</summary>
    TellWaiting,

    /// <summary>Make the file link.</summary>
    AttachLink,

    /// <summary>Send the contents.</summary>
    SendContents,

    /// <summary>Say that the contents are on their way.</summary>
    TellRunning,

    /// <summary>Remember what was sent.</summary>
    NoteContents,

    /// <summary>Tell the server that it is given up, and why.</summary>
    SendCancel,

    /// <summary>Remember how the file link was lost.</summary>
    NoteLoss,

    /// <summary>The outcome of the typed line is known.</summary>
    SettleLine,

    /// <summary>Close the file and its link.</summary>
    StopFile,

    /// <summary>Say how it ended.</summary>
    TellEnded,
}
