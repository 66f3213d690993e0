using CsCheck;

namespace Fsm.Chat.Tests.Messages;

/// <summary>What is written about groups is read again, field by field.</summary>
public sealed class GroupMessagesTests
{
    private static readonly Gen<byte[]> Short = Gen.Byte.Array[0, 255];
    private static readonly Gen<string> Name = Gen.OneOf(Gen.Const("ñandú"), Gen.Const("alice"), Gen.Const("李"), Gen.Const(""));

    [Test]
    public void Group_request_is_read_again([Values] GroupRequestKind kind) => Gen.Select(Short, Short).Sample((group, person) =>
        GroupRequest.TryRead(Frames.Body(new GroupRequest { Kind = kind, Group = group, Person = person }), out var read)
        && read.Kind == kind && read.Group.SequenceEqual(group) && read.Person.SequenceEqual(person));

    [TestCase((byte)0)]
    [TestCase((byte)7)]
    [TestCase((byte)255)]
    public void Group_request_without_a_meaning_is_refused(byte kind) =>
        Assert.That(GroupRequest.TryRead([kind, 1, (byte)'g', 0], out _), Is.False);

    [Test]
    public void Group_notice_is_read_again([Values] GroupChange change) => Gen.Select(Short, Short, Gen.UShort).Sample((group, person, code) =>
    {
        var news = GroupNews.Of(change, code)!;
        return GroupNotice.TryRead(Frames.Body(new GroupNotice { News = news, Group = group, Person = person }), out var read)
            && read.News == news && read.Group.SequenceEqual(group) && read.Person.SequenceEqual(person);
    });

    [Test]
    public void Group_notice_says_in_its_last_two_bytes_what_there_is_to_say_of_the_news()
    {
        Assert.That(Body(new GroupNews.Invited(60)), Is.EqualTo(new byte[] { 1, 1, (byte)'g', 1, (byte)'p', 0, 60 }));
        Assert.That(Body(new GroupNews.Joined()), Is.EqualTo(new byte[] { 2, 1, (byte)'g', 1, (byte)'p', 0, 0 }));
        Assert.That(Body(new GroupNews.InvitationEnded(StatusCode.InvitationDeclined)), Is.EqualTo(new byte[] { 3, 1, (byte)'g', 1, (byte)'p', 0, 230 }));
        Assert.That(Body(new GroupNews.Left(CloseReason.PeerLost)), Is.EqualTo(new byte[] { 4, 1, (byte)'g', 1, (byte)'p', 0, 4 }));
        Assert.That(Body(new GroupNews.OwnerChanged()), Is.EqualTo(new byte[] { 5, 1, (byte)'g', 1, (byte)'p', 0, 0 }));

        static byte[] Body(GroupNews news) => Frames.Body(new GroupNotice { News = news, Group = "g"u8, Person = "p"u8 });
    }

    [TestCase((byte)0)]
    [TestCase((byte)6)]
    [TestCase((byte)255)]
    public void Group_notice_without_a_meaning_is_refused(byte change) =>
        Assert.That(GroupNotice.TryRead([change, 1, (byte)'g', 1, (byte)'p', 0, 0], out _), Is.False);

    [Test]
    public void Group_message_is_read_again() => Gen.Select(Short, Short, Gen.Byte.Array[0, 2000]).Sample((sender, group, text) =>
        GroupMessage.TryRead(Frames.Body(new GroupMessage { Sender = sender, Group = group, Text = text }), out var read)
        && read.Sender.SequenceEqual(sender) && read.Group.SequenceEqual(group) && read.Text.SequenceEqual(text));

    [Test]
    public void Group_list_is_read_again() => Gen.Select(Gen.ULong, Group().Array[0, 4]).Sample((request, groups) =>
        GroupListConfirmation.TryRead(Frames.Body(new GroupListConfirmation { Request = request, Groups = groups }), out var read)
        && read.Request == request && read.Groups.Select(Say).SequenceEqual(groups.Select(Say)));

    [Test]
    public void Group_list_begins_as_every_confirmation_does() =>
        Assert.That(Confirmation.TryRead(Frames.Body(new GroupListConfirmation { Request = 5, Groups = [] }), out var read) && read is { Request: 5, Status: StatusCode.Ok });

    [TestCase(13, TestName = "Group list with a group's name that is no text is refused")]
    [TestCase(16, TestName = "Group list with an owner's name that is no text is refused")]
    [TestCase(23, TestName = "Group list with a member's name that is no text is refused")]
    public void Group_list_with_a_name_that_is_no_text_is_refused(int letter)
    {
        var body = Frames.Body(new GroupListConfirmation { Groups = [new("ab", "cd", 1, ["cd"])] });
        body[letter] = 0xFF;

        Assert.That(GroupListConfirmation.TryRead(body, out _), Is.False);
    }

    private static Gen<GroupEntry> Group() => Gen.Select(Name, Name, Gen.UShort, Name.Array[0, 4], (name, owner, total, members) => new GroupEntry(name, owner, total, members));

    private static string Say(GroupEntry group) => $"{group.Name}|{group.Owner}|{group.Total}|{string.Join(',', group.Members)}|{group.Members.Count}";
}
