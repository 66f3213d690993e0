using CsCheck;
using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Tests.Messages;

/// <summary>What is written is read again, field by field.</summary>
public sealed class MessageTests
{
    private static readonly Gen<byte[]> Short = Gen.Byte.Array[0, 255];

    [Test]
    public void Connect_request_is_read_again() => Gen.Select(Short, Gen.Bool.Select(resumes => resumes ? Welcome.TokenSize : 0), Short).Sample((name, token, password) =>
        ConnectRequest.TryRead(Frames.Body(new ConnectRequest { Name = name, Token = new byte[token], Password = password }), out var read)
        && read.Name.SequenceEqual(name) && read.Token.Length == token && read.IsResume == token > 0 && read.Password.SequenceEqual(password));

    [Test]
    public void Connect_request_of_a_later_version_is_read() =>
        Assert.That(ConnectRequest.TryRead([.. Frames.Body(new ConnectRequest { Name = "alice"u8, Password = "x"u8, Wishes = Wishes.RosterNews }), 1, 2, 0, 3], out var read) && read.Name.SequenceEqual("alice"u8));

    [Test]
    public void Token_of_another_size_is_none() => Assert.That(ConnectRequest.TryRead([1, (byte)'a', 15, .. new byte[15]], out _), Is.False);

    [Test]
    public void Welcome_is_read_again() => Gen.Select(Gen.ULong, Short, Gen.Byte.Array[16], Gen.UShort, Gen.UInt, Gen.UInt).Sample((request, name, token, window, text, silence) =>
    {
        var body = Frames.Body(new Welcome
        {
            Request = request,
            ServerName = name,
            Token = token,
            Window = window,
            MaxText = text,
            MaxFrame = ~text,
            PingAfter = TimeSpan.FromMilliseconds(silence),
            DeadAfter = TimeSpan.FromMilliseconds(~silence),
            HandedOver = ~request,
        });
        return Welcome.TryRead(body, out var read) && read.Request == request && read.ServerName.SequenceEqual(name) && read.Token.SequenceEqual(token)
            && read.Window == window && read.MaxText == text && read.MaxFrame == ~text
            && read.PingAfter == TimeSpan.FromMilliseconds(silence) && read.DeadAfter == TimeSpan.FromMilliseconds(~silence) && read.HandedOver == ~request;
    });

    [Test]
    public void Welcome_begins_as_every_confirmation_does() =>
        Assert.That(Confirmation.TryRead(Frames.Body(new Welcome { Request = 1, Token = new byte[16] }), out var read) && read is { Request: 1, Status: StatusCode.Ok });

    [Test]
    public void Confirmation_is_read_again_with_every_status([Values] StatusCode status)
    {
        var body = Frames.Body(new Confirmation(7, status));

        Assert.That(Confirmation.TryRead(body, out var read) && read.Request == 7 && read.Status == status);
        Assert.That(Encoding.UTF8.GetString(body[Math.Min(12, body.Length)..]), Is.EqualTo(status == StatusCode.Ok ? "" : status.Explain()));
    }

    [Test]
    public void Refused_resume_says_what_is_stored_if_that_is_known() => Gen.ULong.Sample(stored =>
        Confirmation.TryRead(Frames.Body(new Confirmation(0, StatusCode.UnknownSession) { Stored = stored }), out var read) && read.Stored == stored
        && Confirmation.TryRead(Frames.Body(new Confirmation(0, StatusCode.UnknownSession)), out read) && read.Stored is null
        && Confirmation.TryRead(Frames.Body(new Confirmation(0, StatusCode.ServerBusy) { Stored = stored }), out read) && read.Stored is null);

    [Test]
    public void Conversation_confirmation_is_read_again() => Gen.Select(Gen.ULong, Short, Gen.UShort, Gen.Bool).Sample((request, peer, port, isKept) =>
        ConversationConfirmation.TryRead(Frames.Body(new ConversationConfirmation { Request = request, Peer = peer, Port = port, IsKept = isKept }), out var read)
        && read.Request == request && read.Peer.SequenceEqual(peer) && read.Port == port && read.IsKept == isKept);

    [Test]
    public void Send_request_is_read_again() => Gen.Select(Short, Gen.Byte.Array[0, 2000]).Sample((peer, text) =>
        SendRequest.TryRead(Frames.Body(new SendRequest { Peer = peer, Text = text }), out var read) && read.Peer.SequenceEqual(peer) && read.Text.SequenceEqual(text));

    [Test]
    public void Conversation_message_is_read_again([Values] ConversationChange change) => Short.Sample(peer =>
        ConversationMessage.TryRead(Frames.Body(new ConversationMessage { Change = change, Peer = peer }), out var read)
        && read.Change == change && read.Peer.SequenceEqual(peer));

    [TestCase((byte)0)]
    [TestCase((byte)4)]
    [TestCase((byte)255)]
    public void Conversation_change_without_a_meaning_is_refused(byte change) =>
        Assert.That(ConversationMessage.TryRead([change, 1, (byte)'a'], out _), Is.False);

    [Test]
    public void Ignore_request_is_read_again([Values] IgnoreRequestKind kind) => Short.Sample(person =>
        IgnoreRequest.TryRead(Frames.Body(new IgnoreRequest { Kind = kind, Person = person }), out var read) && read.Kind == kind && read.Person.SequenceEqual(person));

    [TestCase(0)]
    [TestCase(4)]
    public void Ignore_request_without_a_meaning_is_refused(byte kind) => Assert.That(IgnoreRequest.TryRead([kind, 1, (byte)'a'], out _), Is.False);

    [Test]
    public void List_of_those_who_are_ignored_is_read_again_and_is_of_text()
    {
        var body = Frames.Body(new IgnoreListConfirmation { Request = 9, Names = ["josé", "al"] });
        Assert.That(IgnoreListConfirmation.TryRead(body, out var read) && read.Request == 9 && read.Names.SequenceEqual(["josé", "al"]));
        body[^1] = 0xff;
        Assert.That(IgnoreListConfirmation.TryRead(body, out _), Is.False);
    }

    [Test]
    public void Account_request_is_read_again([Values] AccountRequestKind kind) => Short.Sample(word =>
        AccountRequest.TryRead(Frames.Body(new AccountRequest { Kind = kind, Word = word }), out var read) && read.Kind == kind && read.Word.SequenceEqual(word));

    [TestCase(0)]
    [TestCase(6)]
    public void Account_request_without_a_meaning_is_refused(byte kind) => Assert.That(AccountRequest.TryRead([kind, 1, (byte)'a'], out _), Is.False);

    [Test]
    public void List_of_keys_is_read_again_and_is_of_text()
    {
        KeyEntry[] keys = [new("0a1b:2c3d", "josé", 1, long.MaxValue, true), new("4e", "", 0, 4, false)];
        var body = Frames.Body(new KeyListConfirmation { Request = 9, Keys = keys });
        Assert.That(KeyListConfirmation.TryRead(body, out var read) && read.Request == 9 && read.Keys.SequenceEqual(keys));
        body[12] = 0xff;
        Assert.That(KeyListConfirmation.TryRead(body, out _), Is.False);
    }

    [Test]
    public void Code_for_another_key_is_read_again_and_is_not_empty()
    {
        Assert.That(KeyCodeConfirmation.TryRead(Frames.Body(new KeyCodeConfirmation { Request = 9, Code = "ABCDEFGH"u8 }), out var read) && read.Request == 9 && read.Code.SequenceEqual("ABCDEFGH"u8));
        Assert.That(KeyCodeConfirmation.TryRead(Frames.Body(new KeyCodeConfirmation { Request = 9 }), out _), Is.False);
    }

    [TestCase("")]
    [TestCase("ABCD-EFGH")]
    public void Connect_request_takes_a_code_behind_what_is_wished(string code)
    {
        var body = Frames.Body(new ConnectRequest { Name = "ana"u8, Wishes = Wishes.Holder, Code = Encoding.ASCII.GetBytes(code) });
        Assert.That(ConnectRequest.TryRead(body, out var read) && read.Wishes == Wishes.Holder && Encoding.ASCII.GetString(read.Code) == code);
    }

    [Test]
    public void It_is_said_of_people_whether_their_names_are_theirs_where_it_is([Values] bool isSaid)
    {
        UserEntry[] people = [new("ana", Frames.Loopback, 1) { IsHolder = true }, new("bob", default, 2) { IsHolder = false }];
        var read = people.Select(person => person with { IsHolder = isSaid ? person.IsHolder : null });

        Assert.That(UserListPage.TryRead(Frames.Body(new UserListPage { Users = people, TellsHolders = isSaid }), out var page));
        Assert.That((page.TellsHolders, page.Users), Is.EqualTo((isSaid, read)));
        Assert.That(RosterNews.TryRead(Frames.Body(new RosterNews { Kind = RosterNewsKind.Changes, Came = people, Went = ["carla"], TellsHolders = isSaid }), out var news));
        Assert.That((news.TellsHolders, news.Came, news.Went), Is.EqualTo((isSaid, read, new[] { "carla" })));
    }

    [Test]
    public void What_is_said_of_too_few_people_is_nothing()
    {
        var body = Frames.Body(new UserListPage { Users = [new("ab", Frames.Loopback, 1), new("cd", Frames.Loopback, 2)], TellsHolders = true });
        Assert.That(UserListPage.TryRead(body.AsSpan(..^1), out _), Is.False);
    }

    [Test]
    public void Roster_news_are_read_again([Values] RosterNewsKind kind)
    {
        var news = new RosterNews { Kind = kind, Total = 7, Came = [new("ana", Frames.Loopback, 1), new("bob", default, 2)], Went = ["carla"] };
        Assert.That(RosterNews.TryRead(Frames.Body(news), out var read));
        Assert.That((read.Kind, read.Total), Is.EqualTo((kind, 7u)));
        Assert.That((read.Came, read.Went), Is.EqualTo((news.Came, news.Went)));
    }

    [Test]
    public void Wishes_are_read_again_and_none_take_no_byte([Values("", "secret")] string password)
    {
        var request = new ConnectRequest { Name = "ana"u8, Password = Encoding.UTF8.GetBytes(password), Wishes = Wishes.RosterNews };
        Assert.That(ConnectRequest.TryRead(Frames.Body(request), out var read) && read.Wishes == Wishes.RosterNews && Encoding.UTF8.GetString(read.Password) == password);
        Assert.That(Frames.Body(new ConnectRequest { Name = "ana"u8 }), Has.Length.EqualTo(4));
        var welcome = new Welcome { ServerName = "chat"u8, Token = new byte[16], Granted = Wishes.RosterNews };
        Assert.That(Welcome.TryRead(Frames.Body(welcome), out var granted) && granted.Granted == Wishes.RosterNews);
        Assert.That(Frames.Body(new Welcome { ServerName = "chat"u8, Token = new byte[16] }), Has.Length.EqualTo(Frames.Body(welcome).Length - 4));
    }

    [Test]
    public void Presence_notice_is_read_again([Values] PresenceChange change, [Values(CloseReason.None, CloseReason.PeerLost)] CloseReason reason) => Short.Sample(name =>
        PresenceNotice.TryRead(Frames.Body(new PresenceNotice { Change = change, Name = name, Reason = reason }), out var read)
        && read.Change == change && read.Name.SequenceEqual(name) && read.Reason == reason);

    [Test]
    public void Close_announcement_is_read_again_with_every_reason([Values] CloseReason reason)
    {
        var body = Frames.Body(new CloseAnnouncement(reason));

        Assert.That(CloseAnnouncement.TryRead(body, out var read) && read.Reason == reason);
        Assert.That(Encoding.UTF8.GetString(body[4..]), Is.EqualTo(reason.Explain()));
    }

    [Test]
    public void User_list_request_is_read_again() => Gen.Select(Gen.UInt, Short).Sample((skip, prefix) =>
        UserListRequest.TryRead(Frames.Body(new UserListRequest { Skip = skip, Prefix = prefix }), out var read) && read.Skip == skip && read.Prefix.SequenceEqual(prefix));

    [Test]
    public void User_list_page_is_read_again() => Gen.Select(Gen.ULong, Gen.UInt, User().Array[0, 5]).Sample((request, total, users) =>
        UserListPage.TryRead(Frames.Body(new UserListPage { Request = request, Total = total, Skip = ~total, Users = users }), out var read)
        && read.Request == request && read.Total == total && read.Skip == ~total && read.Users.SequenceEqual(users));

    [Test]
    public void User_list_page_with_a_name_that_is_no_text_is_refused()
    {
        var body = Frames.Body(new UserListPage { Users = [new("ab", Frames.Loopback, 1), new("cd", Frames.Loopback, 2)] });
        body[19] = 0xFF; // the first letter of the first name

        Assert.That(UserListPage.TryRead(body, out _), Is.False);
    }

    [TestCase(FrameAction.Ping)]
    [TestCase(FrameAction.Pong)]
    [TestCase(FrameAction.Acknowledge)]
    [TestCase(FrameAction.DisconnectRequest)]
    public void Bare_message_is_its_header(FrameAction action)
    {
        var (frames, _, _) = Frames.ReadAll(new(Frames.Write(new BareMessage(action))));

        Assert.That((frames[0].Header.Action, frames[0].Header.Length, frames[0].Body.Length), Is.EqualTo((action, 0u, 0)));
    }

    [Test]
    public void Name_that_is_longer_than_its_length_byte_can_say_is_an_error() =>
        Assert.That(() => Frames.Body(new ConnectRequest { Name = new byte[256] }), Throws.TypeOf<OverflowException>());

    private static Gen<UserEntry> User() => Gen.Select(Gen.OneOf(Gen.Const("ñandú"), Gen.Const("alice"), Gen.Const("李"), Gen.Const("")), Gen.Byte.Array[16], Gen.UShort, (name, address, port) =>
        new UserEntry(name, HostAddress.FromBytes(address), port));
}
