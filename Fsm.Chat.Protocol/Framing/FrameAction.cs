namespace Fsm.Chat.Protocol.Framing;

/// <summary>What a frame asks for or tells: byte 8 of the header.</summary>
public enum FrameAction : byte
{
    /// <summary>A client asks for a session under a name.</summary>
    ConnectRequest = 1,

    /// <summary>A client ends its session; from the server: the close announcement, with its reason.</summary>
    DisconnectRequest = 2,

    /// <summary>The server's answer to one request, by that request's sequence number.</summary>
    Confirmation = 3,

    /// <summary>A message to forward; from the server: the forwarded message.</summary>
    SendRequest = 4,

    /// <summary>Verdicts of messages, as ranges of their sequence numbers.</summary>
    SendConfirmation = 5,

    /// <summary>Everything about the transfer of a file: offers and answers between client and server, contents on a link of their own.</summary>
    FileTransfer = 6,

    /// <summary>A client asks who is connected; from the server: a page of the list.</summary>
    UserList = 7,

    /// <summary>A client opens or leaves a conversation; from the server: the other side did.</summary>
    Conversation = 8,

    /// <summary>A client makes, joins or leaves a group, or invites into it; from the server: what happened in one.</summary>
    Group = 9,

    /// <summary>The server tells what happened to a person, or to itself.</summary>
    Presence = 10,

    /// <summary>Are you there? Answered by a pong.</summary>
    Ping = 11,

    /// <summary>The answer to a ping.</summary>
    Pong = 12,

    /// <summary>Carries nothing but the header's acknowledgement.</summary>
    Acknowledge = 13,

    /// <summary>The server forwards a message that was sent to a group.</summary>
    GroupMessage = 14,

    /// <summary>The server tells a client that has asked for it who has come and gone.</summary>
    RosterNews = 15,

    /// <summary>A client says from whom its person takes nothing.</summary>
    Ignore = 16,

    /// <summary>A client says something about the account of its person.</summary>
    Account = 17,

    /// <summary>The server forwards a message that it keeps.</summary>
    KeptMessage = 18,

    /// <summary>The server tells that messages which it has kept are delivered.</summary>
    DeliveryNews = 19,

    /// <summary>A client asks for what was kept of a conversation.</summary>
    History = 20,

    /// <summary>The server forwards a message to a group that it keeps.</summary>
    KeptGroupMessage = 21,

    /// <summary>A client asks for kept messages that have some words.</summary>
    Search = 25,
}
