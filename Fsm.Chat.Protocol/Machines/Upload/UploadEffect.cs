namespace Fsm.Chat.Protocol.Machines.Upload;

/// <summary>What a transfer's transition asks for at its sender.</summary>
public enum UploadEffect : byte
{
    /// <summary>Look whether the file can be sent.</summary>
    ExamineFile,

    /// <summary>Use what was found out about the file for the first of the group's transfers.</summary>
    ShareFile,

    /// <summary>Offer it.</summary>
    SendOffer,

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
