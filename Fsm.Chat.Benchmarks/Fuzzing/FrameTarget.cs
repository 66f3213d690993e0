using System.Buffers;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Benchmarks.Fuzzing;

/// <summary>
/// What is done with bytes that anybody could have sent: read as frames, whole and in pieces, each frame judged and its body read by every reader of its
/// action, and what was read written and read once more. Whatever throws is a bug. Shared by the fuzzer and by the tests, which replay its corpus.
/// </summary>
internal static class FrameTarget
{
    private const uint MaxBody = 64 * 1024;

    private delegate bool Reader<TMessage>(ReadOnlySpan<byte> body, out TMessage message)
        where TMessage : IMessage, allows ref struct;

    /// <summary>Does all that.</summary>
    /// <returns>How many frames there were.</returns>
    /// <exception cref="InvalidOperationException">The answers contradict each other.</exception>
    public static int Run(byte[] bytes)
    {
        var whole = new ReadOnlySequence<byte>(bytes);
        var pieces = InPieces(bytes);
        for (var count = 0; ; count++)
        {
            var status = FrameReader.TryRead(ref whole, MaxBody, out var header, out var body);
            var again = FrameReader.TryRead(ref pieces, MaxBody, out var headerAgain, out var bodyAgain);
            Demand(status == again && header == headerAgain && whole.Length == pieces.Length, "how bytes are cut matters");
            if (status != FrameReadStatus.Frame)
            {
                if (status != FrameReadStatus.Incomplete)
                    _ = FrameGate.ReasonOf(status);
                return count;
            }

            Demand(body.Length == header.Length && body.Length <= MaxBody && body.ToArray().AsSpan().SequenceEqual(bodyAgain.ToArray()), "a body is not what it was declared to be");
            Judge(header);
            Read(header.Action, body.ToArray());
        }
    }

    private static void Judge(in FrameHeader header)
    {
        Demand(FrameGate.CheckFirst(header) != CloseReason.None || header.Origin == FrameOrigin.Client, "a server's first frame was let through");
        foreach (var sender in (FrameOrigin[])[FrameOrigin.Client, FrameOrigin.Server])
            Demand(FrameGate.Check(header, sender, header.Sequence - 1, header.Acknowledgement) != CloseReason.None || header.Origin == sender, "a role was believed");
    }

    private static void Read(FrameAction action, ReadOnlySpan<byte> body)
    {
        switch (action)
        {
            case FrameAction.ConnectRequest:
                Check(body, (ReadOnlySpan<byte> from, out ConnectRequest message) => ConnectRequest.TryRead(from, out message));
                break;
            case FrameAction.DisconnectRequest:
                Check(body, (ReadOnlySpan<byte> from, out CloseAnnouncement message) => CloseAnnouncement.TryRead(from, out message));
                break;
            case FrameAction.Confirmation:
                ReadConfirmation(body);
                break;
            case FrameAction.SendRequest:
                Check(body, (ReadOnlySpan<byte> from, out SendRequest message) => SendRequest.TryRead(from, out message));
                break;
            case FrameAction.SendConfirmation:
                if (SendConfirmation.Read(body) is { } ranges)
                    Demand(SendConfirmation.Read(Write(new SendConfirmation(ranges)))!.SequenceEqual(ranges), "verdicts changed");
                break;
            case FrameAction.FileTransfer:
                ReadFile(body);
                break;
            case FrameAction.UserList:
                Check(body, (ReadOnlySpan<byte> from, out UserListRequest message) => UserListRequest.TryRead(from, out message));
                Check(body, (ReadOnlySpan<byte> from, out UserListPage message) => UserListPage.TryRead(from, out message));
                break;
            case FrameAction.Conversation:
                Check(body, (ReadOnlySpan<byte> from, out ConversationMessage message) => ConversationMessage.TryRead(from, out message));
                break;
            case FrameAction.Group:
                Check(body, (ReadOnlySpan<byte> from, out GroupRequest message) => GroupRequest.TryRead(from, out message));
                Check(body, (ReadOnlySpan<byte> from, out GroupNotice message) => GroupNotice.TryRead(from, out message));
                break;
            case FrameAction.Presence:
                Check(body, (ReadOnlySpan<byte> from, out PresenceNotice message) => PresenceNotice.TryRead(from, out message));
                break;
            case FrameAction.RosterNews:
                Check(body, (ReadOnlySpan<byte> from, out RosterNews message) => RosterNews.TryRead(from, out message));
                break;
            case FrameAction.Ignore:
                Check(body, (ReadOnlySpan<byte> from, out IgnoreRequest message) => IgnoreRequest.TryRead(from, out message));
                break;
            case FrameAction.History:
                Check(body, (ReadOnlySpan<byte> from, out HistoryRequest message) => HistoryRequest.TryRead(from, out message));
                break;
            case FrameAction.Search:
                Check(body, (ReadOnlySpan<byte> from, out SearchRequest message) => SearchRequest.TryRead(from, out message, out var isText) && isText);
                break;
            case FrameAction.Account:
                Check(body, (ReadOnlySpan<byte> from, out AccountRequest message) => AccountRequest.TryRead(from, out message));
                break;
            case FrameAction.KeptGroupMessage:
                Check(body, (ReadOnlySpan<byte> from, out KeptGroupMessage message) => KeptGroupMessage.TryRead(from, out message));
                break;
            case FrameAction.KeptMessage:
                Check(body, (ReadOnlySpan<byte> from, out KeptMessage message) => KeptMessage.TryRead(from, out message));
                break;
            case FrameAction.DeliveryNews:
                Check(body, (ReadOnlySpan<byte> from, out DeliveryNews message) => DeliveryNews.TryRead(from, out message));
                break;
            case FrameAction.GroupMessage:
                Check(body, (ReadOnlySpan<byte> from, out GroupMessage message) => GroupMessage.TryRead(from, out message));
                break;
        }
    }

    private static void ReadConfirmation(ReadOnlySpan<byte> body)
    {
        Check(body, (ReadOnlySpan<byte> from, out Confirmation message) => Confirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out Welcome message) => Welcome.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out ConversationConfirmation message) => ConversationConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out GroupListConfirmation message) => GroupListConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out IgnoreListConfirmation message) => IgnoreListConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out KeyListConfirmation message) => KeyListConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out HistoryConfirmation message) => HistoryConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out SearchConfirmation message) => SearchConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out KeyCodeConfirmation message) => KeyCodeConfirmation.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out OfferConfirmation message) => OfferConfirmation.TryRead(from, out message));
    }

    private static void ReadFile(ReadOnlySpan<byte> body)
    {
        Check(body, (ReadOnlySpan<byte> from, out FileOffer message) => FileOffer.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileOffered message) => FileOffered.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileAcceptance message) => FileAcceptance.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileStatement message) => FileStatement.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileStart message) => FileStart.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileAttachment message) => FileAttachment.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileBegin message) => FileBegin.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileData message) => FileData.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileEnd message) => FileEnd.TryRead(from, out message));
        Check(body, (ReadOnlySpan<byte> from, out FileEnded message) => FileEnded.TryRead(from, out message));
    }

    // Fields of a later version are skipped, and absent ones are written: so not the body is compared, but what it says.
    private static void Check<TMessage>(ReadOnlySpan<byte> body, Reader<TMessage> read)
        where TMessage : IMessage, allows ref struct
    {
        if (!read(body, out var message))
            return;
        var written = Write(message);
        Demand(read(written, out var again), "what was written cannot be read");
        Demand(Write(again).AsSpan().SequenceEqual(written), "what was written is read as something else");
    }

    private static byte[] Write<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var frame = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(frame, message, new(FrameOrigin.Client, default, 0, 0, 0), sequence: 0);
        return frame[FrameHeader.Size..];
    }

    // Of 7 bytes: no piece holds a header.
    private static ReadOnlySequence<byte> InPieces(byte[] bytes)
    {
        const int Piece = 7;
        Segment? first = null, last = null;
        for (var at = 0; at < bytes.Length; at += Piece)
        {
            last = new(bytes.AsMemory(at, Math.Min(Piece, bytes.Length - at)), last);
            first ??= last;
        }

        return first is null ? ReadOnlySequence<byte>.Empty : new(first, 0, last!, last!.Memory.Length);
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> bytes, Segment? previous)
        {
            Memory = bytes;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
