namespace Fsm.Chat.Protocol.Machines.Upload;

/// <summary>Where one transfer is, as its sender sees it: one file, one recipient.</summary>
public enum UploadState : byte
{
    /// <summary>Just made.</summary>
    Beginning,

    /// <summary>The file is looked at.</summary>
    Examining,

    /// <summary>The server was asked to offer it.</summary>
    Offering,

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
