using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Client.Download;

/// <summary>Where one transfer is, as its receiver sees it.</summary>
public enum DownloadState : byte
{
    /// <summary>Just made.</summary>
    Beginning,

    /// <summary>The person was asked.</summary>
    Offered,

    /// <summary>Accepted; a place on the disk is made, and what an earlier attempt left is looked at.</summary>
    Preparing,

    /// <summary>The server says when both sides have a place free.</summary>
    Waiting,

    /// <summary>The file link is being made.</summary>
    Attaching,

    /// <summary>The contents come.</summary>
    Streaming,

    /// <summary>All has come; it is checked and gets its name.</summary>
    Verifying,

    /// <summary>The file link is gone before any contents; the server may know why.</summary>
    Unattached,

    /// <summary>The file link is gone in the middle; the server may know why.</summary>
    Interrupted,

    /// <summary>Over, with its outcome.</summary>
    Ended,
}

/// <summary>What can happen to a transfer at its receiver.</summary>
public enum DownloadTrigger : byte
{
    /// <summary>Somebody offers a file.</summary>
    [From(Own)] OfferArrived,

    /// <summary>The person wants it.</summary>
    [From(Own)] AcceptTyped,

    /// <summary>The person does not want it.</summary>
    [From(Own)] DeclineTyped,

    /// <summary>The person gives it up.</summary>
    [From(Own)] CancelTyped,

    /// <summary>There is a file to write to.</summary>
    [From(Own)] FilePrepared,

    /// <summary>The file cannot be written, or what came is not what was sent.</summary>
    [From(Own)] FileFailed,

    /// <summary>The file link is there, on both sides.</summary>
    [From(Own)] FileLinkAttached,

    /// <summary>All contents have come.</summary>
    [From(Own)] ContentsTaken,

    /// <summary>It is checked and has its name.</summary>
    [From(Own)] FileStored,

    /// <summary>The file link could not be made, or broke.</summary>
    [From(Own)] FileLinkLost,

    /// <summary>The connection to the server is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>Something was wrong that is our own mistake.</summary>
    [From(Own)] InternalErrorCaught,

    /// <summary>Both sides have a place free.</summary>
    [From(Peer)] StartReceived,

    /// <summary>The server says how it ended.</summary>
    [From(Peer)] EndReceived,

    /// <summary>The file link was not made in time.</summary>
    [From(TriggerOrigin.Timer)] AttachTimerElapsed,

    /// <summary>The server did not say in time why the file link is gone: it does not know.</summary>
    [From(TriggerOrigin.Timer)] ReasonTimerElapsed,
}

/// <summary>What a transfer's transition asks for at its receiver.</summary>
public enum DownloadEffect : byte
{
    /// <summary>Ask the person.</summary>
    AskPerson,

    /// <summary>Nobody is asked any more.</summary>
    EndRequest,

    /// <summary>Make a place for the file.</summary>
    PrepareFile,

    /// <summary>Tell the server that it is wanted, and what is there already.</summary>
    SendAccept,

    /// <summary>Tell the server that it is not wanted, or cannot be stored.</summary>
    SendDecline,

    /// <summary>Tell the server that it is given up, and why.</summary>
    SendCancel,

    /// <summary>Tell the server what became of it.</summary>
    SendReport,

    /// <summary>Say that it was accepted.</summary>
    TellWaiting,

    /// <summary>Make the file link.</summary>
    AttachLink,

    /// <summary>Take the contents.</summary>
    TakeContents,

    /// <summary>Say that the contents are on their way.</summary>
    TellRunning,

    /// <summary>Remember how the file link was lost.</summary>
    NoteLoss,

    /// <summary>Check what came and give it its name.</summary>
    StoreFile,

    /// <summary>Remember where it is stored.</summary>
    NoteStored,

    /// <summary>Close the file and its link; what came is kept for another attempt.</summary>
    StopFile,

    /// <summary>Say how it ended.</summary>
    TellEnded,
}
