namespace Fsm.Chat.Protocol.Machines.Download;

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
