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

/// <summary>What the server says about a transfer on the chat link: the first byte of the body.</summary>
public enum FileNoticeKind : byte
{
    /// <summary>To the receiver: somebody offers a file.</summary>
    Offered = 1,

    /// <summary>To the sender: the offer was accepted; the contents may follow when both sides have a place free.</summary>
    Accepted = 2,

    /// <summary>To both: make a file link now and attach it.</summary>
    Start = 3,

    /// <summary>To either: the transfer is over.</summary>
    Ended = 4,
}

/// <summary>What lets one side of one transfer attach a link, once: 128 random bits.</summary>
public static class FileToken
{
    /// <summary>Bytes of a token.</summary>
    public const int Size = 16;
}

/// <summary>The hash of a file's contents: SHA-256 (FIPS 180-4).</summary>
public static class FileHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;
}
