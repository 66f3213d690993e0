using System.Buffers.Binary;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Fuzzing;

/// <summary>What the corpus begins with: a frame of every message, and what is wrong in an interesting way.</summary>
internal static class Seeds
{
    public static IEnumerable<(string Name, byte[] Bytes)> All => [.. FromClients(), .. FromServers(), .. AboutFiles(), .. Wrong()];

    private static IEnumerable<(string, byte[])> FromClients()
    {
        yield return ("connect-request", Frames.Write(new ConnectRequest { Name = "alice"u8, Password = "secret"u8 }));
        yield return ("connect-request-with-token", Frames.Write(new ConnectRequest { Name = "alice"u8, Token = new byte[Welcome.TokenSize] }));
        yield return ("disconnect-request", Frames.Write(new BareMessage(FrameAction.DisconnectRequest)));
        yield return ("send-request", Frames.Write(new SendRequest { Peer = "bob"u8, Text = "hello"u8 }));
        yield return ("user-list-request", Frames.Write(new UserListRequest { Prefix = "al"u8, Skip = 3 }));
        yield return ("conversation", Frames.Write(new ConversationMessage { Change = ConversationChange.Open, Peer = "bob"u8 }));
        yield return ("group-request", Frames.Write(new GroupRequest { Kind = GroupRequestKind.Invite, Group = "team"u8, Person = "bob"u8 }));
        yield return ("ignore-request", Frames.Write(new IgnoreRequest { Kind = IgnoreRequestKind.Ignore, Person = "bob"u8 }));
        yield return ("connect-request-with-code", Frames.Write(new ConnectRequest { Name = "alice"u8, Wishes = Wishes.Accounts | Wishes.Holder, Code = "ABCD-EFGH"u8 }));
        yield return ("history-request", Frames.Write(new HistoryRequest { Before = 8, Count = 2, Peer = "bob"u8 }));
        yield return ("search-request", Frames.Write(new SearchRequest { Before = 8, Count = 2, In = "bob", Words = ["text", "canción"] }));
        yield return ("account-request", Frames.Write(new AccountRequest { Kind = AccountRequestKind.Register, Word = "laptop"u8 }));
        yield return ("ping-pong-acknowledge",
            [.. Frames.Write(new BareMessage(FrameAction.Ping), 0), .. Frames.Write(new BareMessage(FrameAction.Pong), 0), .. Frames.Write(new BareMessage(FrameAction.Acknowledge), 0)]);
    }

    private static IEnumerable<(string, byte[])> FromServers()
    {
        yield return ("welcome", Server(new Welcome { Request = 1, ServerName = "chat"u8, Token = new byte[Welcome.TokenSize], Window = 128, MaxText = 8192, MaxFrame = 65536 }));
        yield return ("confirmation", Server(new Confirmation(2, StatusCode.UnknownRecipient)));
        yield return ("refused-resume", Server(new Confirmation(0, StatusCode.UnknownSession) { Stored = 7 }));
        yield return ("kept-conversation-confirmation", Server(new ConversationConfirmation { Request = 3, Peer = "bob"u8, Port = 5, IsKept = true }));
        yield return ("conversation-confirmation", Server(new ConversationConfirmation { Request = 3, Peer = "bob"u8, Port = 5 }));
        yield return ("group-list-confirmation", Server(new GroupListConfirmation { Request = 4, Groups = [new("team", "bob", 2, ["bob", "al"]), new("x", "al", 1, [])] }));
        yield return ("ignore-list-confirmation", Server(new IgnoreListConfirmation { Request = 6, Names = ["bob", "al"] }));
        yield return ("key-list-confirmation", Server(new KeyListConfirmation { Request = 7, Keys = [new("0a1b:2c3d", "laptop", 1, 2, true), new("4e5f", "", 3, 4, false)] }));
        yield return ("history-confirmation", Server(new HistoryConfirmation { Request = 9, Conversation = 1, HasMore = true, Peer = "bob", Messages = [new(1, 2, true, "hi"), new(2, 3, false, "")] }));
        yield return ("search-confirmation", Server(new SearchConfirmation { Request = 9, Before = 7, Messages = [new(0, "bob", new(2, 3, false, "hi")), new(0, "team", new(1, 2, false, "hi") { From = "carol" })] }));
        yield return ("key-code-confirmation", Server(new KeyCodeConfirmation { Request = 8, Code = "ABCDEFGH"u8 }));
        yield return ("offer-confirmation", Server(new OfferConfirmation { Request = 5, Transfers = [new(1, "ab", 1), new(2, "c", 2)] }));
        yield return ("send-confirmation", Server(new SendConfirmation([VerdictRange.OfDelivered(1), VerdictRange.OfFailed(2, StatusCode.RecipientGone, handedOver: true)])));
        yield return ("kept-group-message", Server(new KeptGroupMessage { Conversation = 1, Place = 2, At = 1_796_083_200_000, Sender = "bob"u8, Group = "team"u8, Text = "hello"u8 }));
        yield return ("kept-message", Server(new KeptMessage { Conversation = 1, Place = 2, At = 1_796_083_200_000, Sender = "bob"u8, Text = "hello"u8 }));
        yield return ("delivery-news", Server(new DeliveryNews { Count = 100, Recipient = "bob"u8 }));
        yield return ("user-list-page-of-holders", Server(new UserListPage { Total = 1, Users = [new("ab", Frames.Loopback, 1) { IsHolder = true }], TellsHolders = true }));
        yield return ("user-list-page", Server(new UserListPage { Total = 2, Users = [new("ab", Frames.Loopback, 1), new("c", Frames.Loopback, 2)] }));
        yield return ("presence", Server(new PresenceNotice { Change = PresenceChange.Gone, Name = "bob"u8, Reason = CloseReason.PeerLost }));
        yield return ("group-notice", Server(new GroupNotice { News = new GroupNews.Left(CloseReason.None), Group = "team"u8, Person = "bob"u8 }));
        yield return ("group-message", Server(new GroupMessage { Sender = "bob"u8, Group = "team"u8, Text = "hello"u8 }));
        yield return ("close-announcement", Server(new CloseAnnouncement(CloseReason.BadMagic)));
    }

    private static IEnumerable<(string, byte[])> AboutFiles()
    {
        yield return ("file-offer", Frames.Write(new FileOffer { Destination = "bob"u8, Length = 9, Name = "plan.txt"u8 }));
        yield return ("file-acceptance", Frames.Write(new FileAcceptance { Transfer = 1, Offset = 4, Hash = new byte[FileHash.Size] }));
        yield return ("file-statement", Frames.Write(new FileStatement { Kind = FileRequestKind.Report, Transfer = 1, Status = StatusCode.DiskFull }));
        yield return ("file-attachment", Frames.Write(new FileAttachment { Transfer = 1, Token = new byte[FileToken.Size] }));
        yield return ("file-contents",
            [.. Frames.Write(new FileBegin { Offset = 4 }, 0), .. Frames.Write(new FileData { Bytes = "text"u8 }, 0), .. Frames.Write(new FileEnd { Length = 8, Hash = new byte[FileHash.Size] }, 0)]);
        yield return ("file-offered", Server(new FileOffered { Transfer = 1, Sender = "bob"u8, Group = "team"u8, Length = 9, Seconds = 60, Name = "plan.txt"u8 }));
        yield return ("file-accepted", Server(new FileAcceptance { Transfer = 1, Hash = new byte[FileHash.Size] }));
        yield return ("file-start", Server(new FileStart { Transfer = 1, Token = new byte[FileToken.Size] }));
        yield return ("file-ended", Server(new FileEnded { Transfer = 1, Status = StatusCode.TransferStalled }));
    }

    private static IEnumerable<(string, byte[])> Wrong()
    {
        yield return ("wrong-http", [.. "GET / HTTP/1.1\r\n\r\n"u8]);
        yield return ("wrong-version", [(byte)'F', (byte)'C', 2]);
        yield return ("wrong-half-a-header", Frames.Write(new BareMessage(FrameAction.Ping), 0)[..47]);
        yield return ("wrong-declared-4-gib", Declared(uint.MaxValue));
        yield return ("wrong-declared-top-bit", Declared(0x8000_0000));
        yield return ("wrong-declared-one-more-than-there-is", Declared(1));
        yield return ("wrong-inner-length", Patched(Frames.Write(new ConversationMessage { Change = ConversationChange.Open, Peer = "bob"u8 }), FrameHeader.Size + 1, 0xFF));
        yield return ("wrong-text", Frames.Write(new SendRequest { Peer = "bob"u8, Text = [0xED, 0xA0, 0x80] }));
        yield return ("wrong-action", Frames.Write(new BareMessage((FrameAction)99)));
        yield return ("wrong-range", Server(new SendConfirmation([new(5, 4, StatusCode.Ok, true, 1, 0)])));
        yield return ("wrong-after-right", [.. Frames.Write(new BareMessage(FrameAction.Ping), 0), .. "garbage"u8]);
    }

    private static byte[] Server<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct => Frames.Write(message, origin: FrameOrigin.Server);

    private static byte[] Declared(uint length)
    {
        var frame = Frames.Write(new BareMessage(FrameAction.Ping), 0);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), length);
        return frame;
    }

    private static byte[] Patched(byte[] frame, int at, byte value)
    {
        frame[at] = value;
        return frame;
    }
}
