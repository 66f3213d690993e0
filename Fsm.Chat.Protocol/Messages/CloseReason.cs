namespace Fsm.Chat.Protocol.Messages;

/// <summary>Why a link was closed. Every close has exactly one. The numbers are part of the protocol and never change.</summary>
public enum CloseReason : ushort
{
    /// <summary>Not closed.</summary>
    None = 0,

    /// <summary>The client asked for it.</summary>
    Requested = 1,

    /// <summary>No valid first frame came in time.</summary>
    ConnectTimeout = 2,

    /// <summary>The connect request was refused; the confirmation says why.</summary>
    ConnectRefused = 3,

    /// <summary>The peer closed or reset the connection.</summary>
    PeerLost = 4,

    /// <summary>Nothing was heard from the peer, not even an answer to a ping.</summary>
    PeerTimeout = 5,

    /// <summary>Nothing could be written to the peer.</summary>
    WriteStalled = 6,

    /// <summary>A frame was begun and not finished.</summary>
    FrameStalled = 7,

    /// <summary>Too much waits for a peer that does not acknowledge.</summary>
    SlowConsumer = 8,

    /// <summary>The server is stopping.</summary>
    ServerStopping = 9,

    /// <summary>The bytes are not of this protocol.</summary>
    BadMagic = 10,

    /// <summary>The peer speaks another version of this protocol.</summary>
    BadVersion = 11,

    /// <summary>The declared length is above the limit.</summary>
    FrameTooLong = 12,

    /// <summary>The body does not have the fields that its action asks for.</summary>
    BadBody = 13,

    /// <summary>A text is not valid UTF-8.</summary>
    InvalidText = 14,

    /// <summary>The action has no meaning.</summary>
    UnknownAction = 15,

    /// <summary>The frame claims or needs the other role.</summary>
    WrongRole = 16,

    /// <summary>The sequence number is not the next one.</summary>
    WrongSequence = 17,

    /// <summary>The acknowledgement is of something never sent.</summary>
    WrongAcknowledgement = 18,

    /// <summary>The first frame was not a connect request.</summary>
    NotConnected = 19,

    /// <summary>A second connect request in one session.</summary>
    AlreadyConnected = 20,

    /// <summary>A frame that the state does not permit.</summary>
    NotPermitted = 21,

    /// <summary>The side that closes has a bug; it is logged there.</summary>
    InternalError = 22,

    /// <summary>The server holds as many connections as it may, or as many from this address.</summary>
    ServerFull = 23,

    /// <summary>The connection could not be made.</summary>
    Unreachable = 24,

    /// <summary>The transfer that the file link was for is over; the chat link says how. Not announced on the file link.</summary>
    TransferOver = 25,

    /// <summary>The session goes on over another link.</summary>
    Replaced = 26,

    /// <summary>The server speaks TLS only, and the connection did not begin with it.</summary>
    TlsRequired = 28,

    /// <summary>Whoever proved that the name is theirs has come in elsewhere.</summary>
    HolderElsewhere = 29,

    /// <summary>The account was forgotten, as its holder wished.</summary>
    Forgotten = 30,
}
