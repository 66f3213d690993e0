using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>From the first frame of a link to a question: who wants to be let in, and how.</summary>
internal static class NativeFirstQuestions
{
    private const Wishes Known = Wishes.RosterNews | Wishes.Ignoring;
    private const Wishes KnownWithStore = Known | Wishes.Accounts | Wishes.Holder | Wishes.Keeping | Wishes.KeptGroups | Wishes.Searching | Wishes.Holders;

    /// <summary>Asks to be let in.</summary>
    /// <param name="hub">Whom.</param>
    /// <param name="header">The frame's header.</param>
    /// <param name="body">Its body.</param>
    /// <param name="granted">What is granted of the client's wishes, before whoever is asked answers.</param>
    public static void Ask(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body, out Wishes granted)
    {
        granted = Wishes.None;
        var reason = FrameGate.CheckFirst(header);
        if (reason == CloseReason.None)
            reason = header.Action == FrameAction.FileTransfer ? AskAttach(hub, header, body) : AskConnect(hub, header, body, ref granted);
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

    private static CloseReason AskConnect(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body, ref Wishes granted)
    {
        if (!ConnectRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (request.IsResume != FrameGate.IsResume(header))
            return CloseReason.WrongSequence;
        if (!Utf8.TryDecode(request.Name, out var name) || !Utf8.TryDecode(request.Code, out var code) || !Utf8.TryDecode(request.KeyLabel, out var label))
            return CloseReason.InvalidText;
        granted = request.Wishes & (hub.KeepsAccounts ? KnownWithStore : Known);
        if (request.IsResume)
            hub.Resume(header.Sequence, SessionToken.Read(request.Token), header.Acknowledgement);
        else
            hub.Connect(header.Sequence, name, request.Password, request.Wishes.HasFlag(Wishes.RosterNews), code, label);
        return CloseReason.None;
    }
}
