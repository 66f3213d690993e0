using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Download;

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

    /// <summary>Both sides have a place free.</summary>
    [From(Peer)] StartReceived,

    /// <summary>The server says how it ended.</summary>
    [From(Peer)] EndReceived,

    /// <summary>The file link was not made in time.</summary>
    [From(TriggerOrigin.Timer)] AttachTimerElapsed,

    /// <summary>The server did not say in time why the file link is gone: it does not know.</summary>
    [From(TriggerOrigin.Timer)] ReasonTimerElapsed,
}
