using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Texts;

/// <summary>The codes of errors that only a client knows. Their names never change: scripts compare them.</summary>
public enum ClientCode : byte
{
    /// <summary>What was typed is no address.</summary>
    AddressInvalid,

    /// <summary>The server's certificate is not the one that it showed before.</summary>
    CertificateChanged,

    /// <summary>The server's certificate is not the one that the person has said.</summary>
    CertificateUnexpected,

    /// <summary>The file of known servers cannot be read.</summary>
    CertificateUnknown,

    /// <summary>No authority vouches for the server's certificate.</summary>
    CertificateUntrusted,

    /// <summary>A mistake in this program.</summary>
    InternalError,

    /// <summary>A signal ended what a script had asked for.</summary>
    Interrupted,

    /// <summary>A line is not UTF-8, or too long.</summary>
    LineUnreadable,

    /// <summary>The outcome of a command did not come in time.</summary>
    NoOutcome,

    /// <summary>A line of <c>chat2</c> names nobody.</summary>
    NoRecipient,

    /// <summary>Nothing is known of whom or what was asked about.</summary>
    NothingKnown,

    /// <summary>The connection could not be made, or is lost.</summary>
    ServerUnreachable,

    /// <summary>What is no message has several lines.</summary>
    SeveralLines,

    /// <summary>A line of a script was not carried out.</summary>
    Skipped,

    /// <summary>A text would go elsewhere than it was meant to.</summary>
    TargetChanged,

    /// <summary>The time that a script gave is over.</summary>
    TimedOut,

    /// <summary>There is no such command.</summary>
    UnknownCommand,

    /// <summary>There is no such server among those that were named.</summary>
    UnknownServer,

    /// <summary>A command is typed differently.</summary>
    Usage,

    /// <summary>At the end of input no verdict came for too long.</summary>
    VerdictsStalled,
}

/// <summary>How the client's codes are written.</summary>
public static class ClientCodes
{
    /// <summary>The stable lower-case name, such as <c>unknown_command</c>.</summary>
    public static string Code(this ClientCode code) => ReasonTexts.SnakeCase(code.ToString());
}
