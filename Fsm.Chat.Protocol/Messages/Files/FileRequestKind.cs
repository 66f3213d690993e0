namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>What a client says about a file: the first byte of the body.</summary>
public enum FileRequestKind : byte
{
    /// <summary>On the chat link: offer a file.</summary>
    Offer = 1,

    /// <summary>On the chat link, from the receiver: the offer is accepted.</summary>
    Accept = 2,

    /// <summary>On the chat link, from the receiver: the offer is declined, by the person (status 0) or because the file cannot be stored.</summary>
    Decline = 3,

    /// <summary>On the chat link, from either side: the transfer is given up, by the person (status 0) or because something failed.</summary>
    Cancel = 4,

    /// <summary>On the chat link, from the receiver: the file is stored whole (status 0), or it is not and why.</summary>
    Report = 5,

    /// <summary>On a new link, as its first frame: this link is for the contents of that transfer.</summary>
    Attach = 6,

    /// <summary>On a file link, from the sender: the contents begin.</summary>
    Begin = 7,

    /// <summary>On a file link, from the sender: contents.</summary>
    Data = 8,

    /// <summary>On a file link, from the sender: the contents are complete.</summary>
    End = 9,
}
