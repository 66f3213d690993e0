using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Codes;

/// <summary>
/// A client's own words to whoever uses it; no server says them. Their names never change: scripts compare them. Those below 1000 are what can become of a request
/// or a transfer: they have a number of the protocol, for the other side of a transfer may be told them.
/// </summary>
public enum LocalCode : ushort
{
    /// <summary>There is nothing to say.</summary>
    None = 0,

    /// <summary>The conversation has ended.</summary>
    ConversationEnded = 211,

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

    /// <summary>Nothing is asked that could be answered.</summary>
    NothingAsked = 226,

    /// <summary>There is no request of that number or name.</summary>
    NoSuchRequest = 227,

    /// <summary>There is no transfer of that number, or it is not in a state for this.</summary>
    NoSuchTransfer = 228,

    /// <summary>The connection is lost and being made again.</summary>
    Reconnecting = 229,

    /// <summary>There is no such file.</summary>
    NoSuchFile = 253,

    /// <summary>That is not a regular file.</summary>
    NotAFile = 254,

    /// <summary>What was typed is no address.</summary>
    AddressInvalid = 1000,

    /// <summary>The server's certificate is not the one that it showed before.</summary>
    CertificateChanged = 1001,

    /// <summary>The server's certificate is not the one that the person has said.</summary>
    CertificateUnexpected = 1002,

    /// <summary>The file of known servers cannot be read.</summary>
    CertificateUnknown = 1003,

    /// <summary>No authority vouches for the server's certificate.</summary>
    CertificateUntrusted = 1004,

    /// <summary>A mistake in this program.</summary>
    InternalError = 1005,

    /// <summary>A signal ended what a script had asked for.</summary>
    Interrupted = 1006,

    /// <summary>A line is not UTF-8, or too long.</summary>
    LineUnreadable = 1007,

    /// <summary>The outcome of a command did not come in time.</summary>
    NoOutcome = 1008,

    /// <summary>A line of <c>chat2</c> names nobody.</summary>
    NoRecipient = 1009,

    /// <summary>Nothing is known of whom or what was asked about.</summary>
    NothingKnown = 1010,

    /// <summary>The connection could not be made, or is lost.</summary>
    ServerUnreachable = 1011,

    /// <summary>What is no message has several lines.</summary>
    SeveralLines = 1012,

    /// <summary>A line of a script was not carried out.</summary>
    Skipped = 1013,

    /// <summary>A text would go elsewhere than it was meant to.</summary>
    TargetChanged = 1014,

    /// <summary>The time that a script gave is over.</summary>
    TimedOut = 1015,

    /// <summary>There is no such command.</summary>
    UnknownCommand = 1016,

    /// <summary>There is no such server among those that were named.</summary>
    UnknownServer = 1017,

    /// <summary>A command is typed differently.</summary>
    Usage = 1018,

    /// <summary>At the end of input no verdict came for too long.</summary>
    VerdictsStalled = 1019,

    /// <summary>Standard output takes nothing more.</summary>
    OutputUnwritable = 1020,

    /// <summary>The server does not know of what is asked for.</summary>
    ServerCannot = 1021,

    /// <summary>The key by which a server can recognise this client cannot be used.</summary>
    KeyUnusable = 1022,
}

/// <summary>How a client's own codes are written.</summary>
public static class LocalCodes
{
    /// <summary>The stable lower-case name, such as <c>unknown_command</c>.</summary>
    public static string Code(this LocalCode code) => ReasonTexts.SnakeCase(code.ToString());
}
