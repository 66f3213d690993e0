namespace Fsm.Chat.Protocol.Machines.Download;

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

    /// <summary>Close the file and its link; what came is kept for another attempt.</summary>
    StopFile,

    /// <summary>Say how it ended.</summary>
    TellEnded,
}
