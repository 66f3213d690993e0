namespace Fsm.Chat.Protocol.Messages.Files;

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
