using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Messages;

/// <summary>A body that stops early is no body, wherever it stops; finding that out never throws.</summary>
public sealed class TruncatedBodyTests
{
    private delegate bool Reader(ReadOnlySpan<byte> body);

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("ConnectRequest", body => ConnectRequest.TryRead(body, out _), Frames.Body(new ConnectRequest { Name = "alice"u8 }));
        yield return Case("Welcome", body => Welcome.TryRead(body, out _), Frames.Body(new Welcome { ServerName = "chat"u8, Token = new byte[16] }));
        yield return Case("Confirmation", body => Confirmation.TryRead(body, out _), Frames.Body(new Confirmation(1, StatusCode.Ok)));
        yield return Case("ConversationConfirmation", body => ConversationConfirmation.TryRead(body, out _), Frames.Body(new ConversationConfirmation { Peer = "bob"u8 }));
        // All that follows the name is text, and an empty text is for the decision to refuse.
        yield return Case("SendRequest", body => SendRequest.TryRead(body, out _), Frames.Body(new SendRequest { Peer = "bob"u8 }));
        yield return Case("SendConfirmation", body => SendConfirmation.Read(body) is not null, Frames.Body(new SendConfirmation([VerdictRange.OfDelivered(1)])));
        // All that follows the sender is text, and that of somebody who is forgotten is empty.
        yield return Case("KeptGroupMessage", body => KeptGroupMessage.TryRead(body, out _), Frames.Body(new KeptGroupMessage { Conversation = 1, Place = 1, Sender = "bob"u8, Group = "team"u8 }));
        yield return Case("KeptMessage", body => KeptMessage.TryRead(body, out _), Frames.Body(new KeptMessage { Conversation = 1, Place = 1, Sender = "bob"u8 }));
        yield return Case("DeliveryNews", body => DeliveryNews.TryRead(body, out _), Frames.Body(new DeliveryNews { Count = 1, Recipient = "bob"u8 }));
        yield return Case("UserListRequest", body => UserListRequest.TryRead(body, out _), Frames.Body(new UserListRequest { Prefix = "al"u8 }));
        yield return Case("UserListPage", body => UserListPage.TryRead(body, out _), Frames.Body(new UserListPage { Users = [new("ab", Frames.Loopback, 1), new("c", Frames.Loopback, 2)] }));
        yield return Case("ConversationMessage", body => ConversationMessage.TryRead(body, out _), Frames.Body(new ConversationMessage { Change = ConversationChange.Open, Peer = "bob"u8 }));
        yield return Case("PresenceNotice", body => PresenceNotice.TryRead(body, out _), Frames.Body(new PresenceNotice { Change = PresenceChange.Gone, Name = "bob"u8 }));
        yield return Case("RosterNews", body => RosterNews.TryRead(body, out _), Frames.Body(new RosterNews { Kind = RosterNewsKind.Changes, Total = 2, Came = [new("ab", Frames.Loopback, 1)], Went = ["c", "de"] }));
        yield return Case("IgnoreRequest", body => IgnoreRequest.TryRead(body, out _), Frames.Body(new IgnoreRequest { Kind = IgnoreRequestKind.Unignore, Person = "bob"u8 }));
        yield return Case("IgnoreListConfirmation", body => IgnoreListConfirmation.TryRead(body, out _), Frames.Body(new IgnoreListConfirmation { Names = ["bob", "al"] }));
        yield return Case("HistoryRequest", body => HistoryRequest.TryRead(body, out _), Frames.Body(new HistoryRequest { Before = 1, Count = 2, Peer = "bob"u8 }));
        yield return Case("HistoryConfirmation", body => HistoryConfirmation.TryRead(body, out _), Frames.Body(new HistoryConfirmation { Peer = "bob", Messages = [new(1, 2, true, "hi"), new(2, 3, false, "")] }));
        yield return Case("SearchRequest", body => SearchRequest.TryRead(body, out _, out _), Frames.Body(new SearchRequest { Before = 1, Count = 2, In = "bob", Words = ["a", "text"] }));
        yield return Case("SearchConfirmation", body => SearchConfirmation.TryRead(body, out _), Frames.Body(new SearchConfirmation { Before = 1, Messages = [new(0, "bob", new(1, 2, true, "hi")), new(0, "team", new(1, 2, false, "hi") { From = "carol" })] }));
        yield return Case("AccountRequest", body => AccountRequest.TryRead(body, out _), Frames.Body(new AccountRequest { Kind = AccountRequestKind.RemoveKey, Word = "laptop"u8 }));
        yield return Case("KeyListConfirmation", body => KeyListConfirmation.TryRead(body, out _), Frames.Body(new KeyListConfirmation { Keys = [new("0a1b", "laptop", 1, 2, true), new("2c", "", 3, 4, false)] }));
        yield return Case("KeyCodeConfirmation", body => KeyCodeConfirmation.TryRead(body, out _), Frames.Body(new KeyCodeConfirmation { Code = "ABCDEFGH"u8 }));
        yield return Case("GroupRequest", body => GroupRequest.TryRead(body, out _), Frames.Body(new GroupRequest { Kind = GroupRequestKind.Invite, Group = "team"u8, Person = "bob"u8 }));
        yield return Case("GroupNotice", body => GroupNotice.TryRead(body, out _), Frames.Body(new GroupNotice { News = new GroupNews.Left(CloseReason.None), Group = "team"u8, Person = "bob"u8 }));
        yield return Case("GroupMessage", body => GroupMessage.TryRead(body, out _), Frames.Body(new GroupMessage { Sender = "bob"u8, Group = "team"u8 }));
        yield return Case("GroupListConfirmation", body => GroupListConfirmation.TryRead(body, out _), Frames.Body(new GroupListConfirmation { Groups = [new("team", "bob", 2, ["bob", "al"]), new("x", "al", 1, [])] }));
        yield return Case("CloseAnnouncement", body => CloseAnnouncement.TryRead(body, out _), Frames.Body(new CloseAnnouncement(CloseReason.BadMagic)));
        yield return Case("FileOffer", body => FileOffer.TryRead(body, out _), Frames.Body(new FileOffer { Destination = "bob"u8, Name = "plan.txt"u8 }));
        yield return Case("FileOffered", body => FileOffered.TryRead(body, out _), Frames.Body(new FileOffered { Sender = "bob"u8, Group = "team"u8, Name = "plan.txt"u8 }));
        yield return Case("OfferConfirmation", body => OfferConfirmation.TryRead(body, out _), Frames.Body(new OfferConfirmation { Transfers = [new(1, "ab", 1), new(2, "c", 2)] }));
        yield return Case("FileAcceptance", body => FileAcceptance.TryRead(body, out _), Frames.Body(new FileAcceptance { Hash = new byte[FileHash.Size] }));
        yield return Case("FileStatement", body => FileStatement.TryRead(body, out _), Frames.Body(new FileStatement { Kind = FileRequestKind.Cancel }));
        yield return Case("FileStart", body => FileStart.TryRead(body, out _), Frames.Body(new FileStart { Token = new byte[FileToken.Size] }));
        yield return Case("FileAttachment", body => FileAttachment.TryRead(body, out _), Frames.Body(new FileAttachment { Token = new byte[FileToken.Size] }));
        yield return Case("FileBegin", body => FileBegin.TryRead(body, out _), Frames.Body(new FileBegin()));
        // All that follows the kind is contents.
        yield return Case("FileData", body => FileData.TryRead(body, out _), Frames.Body(new FileData()));
        yield return Case("FileEnd", body => FileEnd.TryRead(body, out _), Frames.Body(new FileEnd { Hash = new byte[FileHash.Size] }));
        yield return Case("FileEnded", body => FileEnded.TryRead(body, out _), Frames.Body(new FileEnded()));
    }

    [TestCaseSource(nameof(Bodies))]
    public void Body_that_stops_early_is_refused(object reader, byte[] body)
    {
        var read = (Reader)reader;
        var accepted = Enumerable.Range(0, body.Length).Where(length => read(body.AsSpan(0, length)));

        Assert.That(accepted, Is.Empty, "Lengths that were accepted");
        Assert.That(read(body), "The whole body");
    }

    private static TestCaseData Case(string name, Reader reader, byte[] body) => new TestCaseData(reader, body).SetArgDisplayNames(name);
}
