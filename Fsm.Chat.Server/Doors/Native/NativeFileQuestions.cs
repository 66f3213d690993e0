using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Doors;
using static System.Text.Unicode.Utf8;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>From a frame about files to a question.</summary>
internal static class NativeFileQuestions
{
    /// <summary>What a body is about.</summary>
    public static FileRequestKind KindOf(ReadOnlySpan<byte> body) => body.IsEmpty ? 0 : (FileRequestKind)body[0];

    /// <summary>Takes a frame of a chat link.</summary>
    /// <returns>The reason to close the link, or none.</returns>
    public static CloseReason Ask(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body) => KindOf(body) switch
    {
        FileRequestKind.Offer => AskOffer(hub, header, body),
        FileRequestKind.Accept => AskAccept(hub, header, body),
        FileRequestKind.Decline or FileRequestKind.Cancel or FileRequestKind.Report => AskStatement(hub, header, body),
        FileRequestKind.Attach or FileRequestKind.Begin or FileRequestKind.Data or FileRequestKind.End => CloseReason.NotPermitted,
        _ => CloseReason.BadBody,
    };

    private static CloseReason AskOffer(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!FileOffer.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!IsValid(message.Destination) || !IsValid(message.Name))
            return CloseReason.InvalidText;
        hub.Offer(header.Sequence, new(message.Destination, header.DestinationPort), message.Name, message.Length, message.Traits);
        return CloseReason.None;
    }

    private static CloseReason AskAccept(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!FileAcceptance.TryRead(body, out var message))
            return CloseReason.BadBody;
        hub.Accept(header.Sequence, message.Transfer, message.Offset, message.Hash);
        return CloseReason.None;
    }

    private static CloseReason AskStatement(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!FileStatement.TryRead(body, out var message))
            return CloseReason.BadBody;
        hub.Say(header.Sequence, message.Transfer, message.Kind, message.Status);
        return CloseReason.None;
    }
}
