using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Files;

/// <summary>Reads the server's answer to an attachment. Pure.</summary>
internal static class AttachmentAnswers
{
    /// <summary>Judges the first frame that comes over a file link.</summary>
    /// <returns>Null when it is attached; else why it is not, in a clause.</returns>
    public static string? Refusal(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        var reason = FrameGate.Check(header, FrameOrigin.Server, handled: 0, sent: 1);
        return (reason, header.Action) switch
        {
            (not CloseReason.None, _) => reason.Explain(),
            (_, FrameAction.Confirmation) when Confirmation.TryRead(body, out var answer) && answer.Request == 1 =>
                answer.Status == StatusCode.Ok ? null : answer.Status.Explain(),
            (_, FrameAction.DisconnectRequest) when CloseAnnouncement.TryRead(body, out var close) => close.Reason.Explain(),
            _ => CloseReason.NotPermitted.Explain(),
        };
    }
}
