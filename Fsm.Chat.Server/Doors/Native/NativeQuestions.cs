using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Server.Hub.Doors;
using static System.Text.Unicode.Utf8;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>From a frame of a session to a question: check its numbers, read the message, ask.</summary>
internal static class NativeQuestions
{
    public static void Ask(IEntrance hub, NativeVoice voice, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        var reason = FrameGate.Check(header, FrameOrigin.Client, voice.Arrived, voice.HandedOver);
        if (reason == CloseReason.None)
        {
            if (FrameGate.IsCounted(header.Action, FrameOrigin.Client))
                voice.Arrive();
            if (header.Acknowledgement > voice.Acknowledged)
                hub.Acknowledge(header.Acknowledgement);
            else if (header.Action == FrameAction.Acknowledge)
                hub.Idle();
            reason = header.Action switch
            {
                FrameAction.SendRequest => AskSend(hub, header, body),
                FrameAction.Acknowledge => CloseReason.None, // all of it is in the header
                _ => AskOther(hub, header, body),
            };
        }

        if (reason != CloseReason.None)
            hub.Violate(reason);
    }

    private static CloseReason AskSend(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!SendRequest.TryRead(body, out var message) || header.ContentType != ContentType.Text)
            return CloseReason.BadBody;
        if (!IsValid(message.Text) || !IsValid(message.Peer))
            return CloseReason.InvalidText;
        hub.Send(header.Sequence, new(message.Peer, header.DestinationPort), message.Text);
        return CloseReason.None;
    }

    // Apart from messages, for which there is one path without detours: what the compiler puts into one method it has to clear the locals of each time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CloseReason AskOther(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        switch (header.Action)
        {
            case FrameAction.Conversation:
                return AskConversation(hub, header, body);
            case FrameAction.Group:
                return AskGroup(hub, header, body);
            case FrameAction.Ignore:
                return AskIgnore(hub, header, body);
            case FrameAction.Account:
                return AskAccount(hub, header, body);
            case FrameAction.History:
                return AskHistory(hub, header, body);
            case FrameAction.Search:
                return AskSearch(hub, header, body);
            case FrameAction.UserList:
                return AskUsers(hub, header, body);
            case FrameAction.FileTransfer:
                return NativeFileQuestions.Ask(hub, header, body);
            case FrameAction.DisconnectRequest:
                hub.Disconnect(header.Sequence);
                return CloseReason.None;
            case FrameAction.Ping:
                hub.Ping();
                return CloseReason.None;
            case FrameAction.Pong:
                hub.Pong();
                return CloseReason.None;
            default:
                return CloseReason.AlreadyConnected; // the gate lets nothing else through but a second connect request
        }
    }

    private static CloseReason AskConversation(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!ConversationMessage.TryRead(body, out var message) || message.Change == ConversationChange.End)
            return CloseReason.BadBody;
        if (!IsValid(message.Peer))
            return CloseReason.InvalidText;
        hub.Converse(header.Sequence, new(message.Peer, header.DestinationPort), message.Change);
        return CloseReason.None;
    }

    private static CloseReason AskGroup(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!GroupRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (!IsValid(request.Group) || !IsValid(request.Person))
            return CloseReason.InvalidText;
        hub.Group(header.Sequence, request.Kind, request.Group, new(request.Person, header.DestinationPort));
        return CloseReason.None;
    }

    private static CloseReason AskIgnore(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!IgnoreRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (!IsValid(request.Person))
            return CloseReason.InvalidText;
        hub.Ignore(header.Sequence, new(request.Person, header.DestinationPort), request.Kind);
        return CloseReason.None;
    }

    private static CloseReason AskAccount(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!AccountRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(request.Word, out var word))
            return CloseReason.InvalidText;
        hub.Account(header.Sequence, request.Kind, word);
        return CloseReason.None;
    }

    private static CloseReason AskHistory(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!HistoryRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (!IsValid(request.Peer))
            return CloseReason.InvalidText;
        hub.History(header.Sequence, request.Peer, request.Before, request.Count);
        return CloseReason.None;
    }

    private static CloseReason AskSearch(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!SearchRequest.TryRead(body, out var request, out var isText))
            return CloseReason.BadBody;
        if (!isText)
            return CloseReason.InvalidText;
        hub.Search(header.Sequence, request.In, request.Words, request.Before, request.Count);
        return CloseReason.None;
    }

    private static CloseReason AskUsers(IEntrance hub, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!UserListRequest.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(message.Prefix, out var prefix))
            return CloseReason.InvalidText;
        hub.Users(header.Sequence, prefix, message.Skip);
        return CloseReason.None;
    }
}
