using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>From the first frame of a link to a question: who wants to be let in, and how.</summary>
internal static class NativeFirstQuestions
{
    public static void Ask(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        var reason = FrameGate.CheckFirst(header);
        if (reason == CloseReason.None)
            reason = header.Action == FrameAction.FileTransfer ? AskAttach(hub, header, body) : AskConnect(hub, header, body);
        if (reason != CloseReason.None)
            hub.Violate(reason);
    }

    private static CloseReason AskAttach(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (NativeFileQuestions.KindOf(body) != FileRequestKind.Attach)
            return CloseReason.NotConnected;
        if (!FileAttachment.TryRead(body, out var message))
            return CloseReason.BadBody;
        hub.Attach(header.Sequence, message.Transfer, message.Token);
        return CloseReason.None;
    }

    private static CloseReason AskConnect(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!ConnectRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (request.IsResume != FrameGate.IsResume(header))
            return CloseReason.WrongSequence;
        if (!Utf8.TryDecode(request.Name, out var name))
            return CloseReason.InvalidText;
        if (request.IsResume)
            hub.Resume(header.Sequence, SessionToken.Read(request.Token), header.Acknowledgement);
        else
            hub.Connect(header.Sequence, name, request.Password, request.Wishes.HasFlag(Wishes.RosterNews));
        return CloseReason.None;
    }
}
