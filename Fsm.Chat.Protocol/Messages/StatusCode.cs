namespace Fsm.Chat.Protocol.Messages;

/// <summary>Why a request or a message was refused or failed. The numbers are part of the protocol and never change.</summary>
public enum StatusCode : ushort
{
    /// <summary>It was done.</summary>
    Ok = 0,

    /// <summary>The name is not a valid name.</summary>
    NameInvalid = 100,

    /// <summary>Somebody else holds the name.</summary>
    NameTaken = 101,

    /// <summary>The server holds as many connections as it may.</summary>
    ServerFull = 102,

    /// <summary>The server is stopping and takes nothing new.</summary>
    ServerStopping = 104,

    /// <summary>Nobody of that name is connected, or no longer the person it was.</summary>
    UnknownRecipient = 200,

    /// <summary>The recipient has too many messages waiting.</summary>
    RecipientBusy = 201,

    /// <summary>The server has too many messages waiting.</summary>
    ServerBusy = 202,

    /// <summary>The text is longer than the server allows.</summary>
    TextTooLong = 203,

    /// <summary>The text is empty.</summary>
    TextEmpty = 204,

    /// <summary>One cannot talk to oneself.</summary>
    RecipientIsSelf = 205,

    /// <summary>The recipient's session ended before it acknowledged the message.</summary>
    RecipientGone = 206,

    /// <summary>One is not in that conversation.</summary>
    NotInConversation = 210,

    /// <summary>The conversation has ended.</summary>
    ConversationEnded = 211,

    /// <summary>A port fits several people.</summary>
    RecipientAmbiguous = 212,

    /// <summary>One is not connected.</summary>
    NotConnected = 220,

    /// <summary>One is connected already, or about to be.</summary>
    AlreadyConnected = 221,

    /// <summary>This cannot be done in the present state.</summary>
    NotPermittedNow = 222,

    /// <summary>One is in no conversation, so a text has nowhere to go.</summary>
    NoTarget = 223,

    /// <summary>The server did not answer in time.</summary>
    NoAnswer = 224,

    /// <summary>It was never handed to the server.</summary>
    NotSent = 225,
}
