using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// What every frame is checked for before anyone looks at its body: its role, its action, its numbers. Pure; the answer is the reason to close, or none.
/// </summary>
public static class FrameGate
{
    /// <summary>The reason to close for bytes that are no frame.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not an error.</exception>
    public static CloseReason ReasonOf(FrameReadStatus status) => status switch
    {
        FrameReadStatus.BadMagic => CloseReason.BadMagic,
        FrameReadStatus.BadVersion => CloseReason.BadVersion,
        FrameReadStatus.TooLong => CloseReason.FrameTooLong,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Whether frames of this action are numbered; the others carry sequence 0.</summary>
    /// <param name="action">The action.</param>
    /// <param name="origin">Who sends it: a server's disconnect request announces the end of a link and belongs to no session.</param>
    public static bool IsCounted(FrameAction action, FrameOrigin origin) => action switch
    {
        FrameAction.Ping or FrameAction.Pong or FrameAction.Acknowledge => false,
        FrameAction.DisconnectRequest => origin == FrameOrigin.Client,
        _ => true,
    };

    /// <summary>Checks one header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="sender">The role of the other side of the link.</param>
    /// <param name="handled">The last number that arrived in this direction.</param>
    /// <param name="sent">The highest number sent in the other direction.</param>
    public static CloseReason Check(in FrameHeader header, FrameOrigin sender, ulong handled, ulong sent)
    {
        if (header.Origin != sender)
            return CloseReason.WrongRole;
        var known = CheckAction(header.Action, sender);
        if (known != CloseReason.None)
            return known;
        if (header.Sequence != (IsCounted(header.Action, sender) ? handled + 1 : 0))
            return CloseReason.WrongSequence;
        return header.Acknowledgement > sent ? CloseReason.WrongAcknowledgement : CloseReason.None;
    }

    /// <summary>Checks the header of a client's first frame, which has to be a connect request, or the attachment of a file link.</summary>
    /// <remarks>Whoever speaks before connecting should hear that, not that their numbers are wrong: so those are judged last.</remarks>
    public static CloseReason CheckFirst(in FrameHeader header)
    {
        if (IsResume(header) && header.Origin == FrameOrigin.Client)
            return CloseReason.None; // what it acknowledges is for the session to judge
        var reason = Check(header, FrameOrigin.Client, handled: 0, sent: 0);
        return header.Action is not (FrameAction.ConnectRequest or FrameAction.FileTransfer) && reason is not (CloseReason.WrongRole or CloseReason.UnknownAction)
            ? CloseReason.NotConnected
            : reason;
    }

    /// <summary>Whether a client's first frame asks for the session it had: it is not a frame of that session, so it has no number.</summary>
    public static bool IsResume(in FrameHeader header) => header is { Action: FrameAction.ConnectRequest, Sequence: 0 };

    /// <summary>Checks the header of the server's first frame after a resume: the confirmation, or the announcement that the link closes.</summary>
    /// <param name="header">The header.</param>
    /// <param name="sent">The highest number that this side has sent in the session.</param>
    public static CloseReason CheckResumed(in FrameHeader header, ulong sent)
    {
        if (header.Origin != FrameOrigin.Server)
            return CloseReason.WrongRole;
        if (header.Action is not (FrameAction.Confirmation or FrameAction.DisconnectRequest))
            return CloseReason.NotPermitted;
        if (header.Sequence != 0)
            return CloseReason.WrongSequence;
        return header.Acknowledgement > sent ? CloseReason.WrongAcknowledgement : CloseReason.None;
    }

    private static CloseReason CheckAction(FrameAction action, FrameOrigin sender) => action switch
    {
        FrameAction.Ping or FrameAction.Pong or FrameAction.Acknowledge or FrameAction.DisconnectRequest
            or FrameAction.SendRequest or FrameAction.UserList or FrameAction.Conversation or FrameAction.Group
            or FrameAction.FileTransfer => CloseReason.None,
        FrameAction.ConnectRequest or FrameAction.Ignore or FrameAction.Account or FrameAction.History or FrameAction.Search => sender == FrameOrigin.Client ? CloseReason.None : CloseReason.WrongRole,
        FrameAction.Confirmation or FrameAction.SendConfirmation or FrameAction.Presence or FrameAction.GroupMessage or FrameAction.RosterNews
            or FrameAction.KeptMessage or FrameAction.KeptGroupMessage or FrameAction.DeliveryNews =>
            sender == FrameOrigin.Server ? CloseReason.None : CloseReason.WrongRole,
        _ => CloseReason.UnknownAction,
    };
}
