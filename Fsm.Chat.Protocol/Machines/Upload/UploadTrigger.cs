using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Upload;

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

    /// <summary>The person gives it up.</summary>
    [From(Own)] CancelTyped,

    /// <summary>The connection to the server is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>The server has asked the recipient.</summary>
    [From(Peer)] OfferConfirmed,

    /// <summary>The server has not.</summary>
    [From(Peer)] OfferRefused,

    /// <summary>The recipient accepted.</summary>
    [From(Peer)] AcceptReceived,

    /// <summary>Both sides have a place free.</summary>
    [From(Peer)] StartReceived,

    /// <summary>The server says how it ended.</summary>
    [From(Peer)] EndReceived,

    /// <summary>The server did not answer in time.</summary>
    [From(TriggerOrigin.Timer)] AnswerTimerElapsed,

    /// <summary>The file link was not made in time.</summary>
    [From(TriggerOrigin.Timer)] AttachTimerElapsed,

    /// <summary>The server did not say in time why the file link is gone: it does not know.</summary>
    [From(TriggerOrigin.Timer)] ReasonTimerElapsed,

    /// <summary>Nobody said in time what became of it.</summary>
    [From(TriggerOrigin.Timer)] OutcomeTimerElapsed,
}
