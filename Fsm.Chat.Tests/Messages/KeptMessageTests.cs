using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Messages;

/// <summary>What a server says of messages that it keeps.</summary>
public sealed class KeptMessageTests
{
    [Test]
    public void A_kept_message_is_read_again()
    {
        var body = Frames.Body(new KeptMessage { Conversation = ulong.MaxValue, Place = 7, At = KeptMessage.LatestMoment, Sender = "josé"u8, Text = "hi"u8 });

        Assert.That(KeptMessage.TryRead(body, out var read));
        Assert.That((read.Conversation, read.Place, read.At), Is.EqualTo((ulong.MaxValue, 7ul, KeptMessage.LatestMoment)));
        Assert.That((Encoding.UTF8.GetString(read.Sender), Encoding.UTF8.GetString(read.Text)), Is.EqualTo(("josé", "hi")));
    }

    [TestCase(0ul, 1ul, "bob")]
    [TestCase(1ul, KeptMessage.LatestMoment + 1, "bob")]
    [TestCase(1ul, ulong.MaxValue, "bob")]
    [TestCase(1ul, 1ul, "")]
    public void One_that_has_no_place_no_moment_or_no_sender_is_refused(ulong place, ulong at, string sender) =>
        Assert.That(KeptMessage.TryRead(Frames.Body(new KeptMessage { Place = place, At = at, Sender = Encoding.UTF8.GetBytes(sender) }), out _), Is.False);

    [Test]
    public void A_kept_message_to_a_group_is_read_again()
    {
        var body = Frames.Body(new KeptGroupMessage { Conversation = 3, Place = 7, At = KeptMessage.LatestMoment, Sender = "josé"u8, Group = "team"u8, Text = "hi"u8 });

        Assert.That(KeptGroupMessage.TryRead(body, out var read));
        Assert.That((read.Conversation, read.Place, read.At), Is.EqualTo((3ul, 7ul, KeptMessage.LatestMoment)));
        Assert.That((Encoding.UTF8.GetString(read.Sender), Encoding.UTF8.GetString(read.Group), Encoding.UTF8.GetString(read.Text)), Is.EqualTo(("josé", "team", "hi")));
    }

    [TestCase(0ul, 1ul, "bob", "team")]
    [TestCase(1ul, KeptMessage.LatestMoment + 1, "bob", "team")]
    [TestCase(1ul, 1ul, "", "team")]
    [TestCase(1ul, 1ul, "bob", "")]
    public void One_to_a_group_that_does_not_say_which_is_refused(ulong place, ulong at, string sender, string group)
    {
        var message = new KeptGroupMessage { Place = place, At = at, Sender = Encoding.UTF8.GetBytes(sender), Group = Encoding.UTF8.GetBytes(group) };
        Assert.That(KeptGroupMessage.TryRead(Frames.Body(message), out _), Is.False);
    }

    [Test]
    public void Delivery_news_are_read_again() =>
        Assert.That(DeliveryNews.TryRead(Frames.Body(new DeliveryNews { Count = 100, Recipient = "bob"u8 }), out var read) && read.Count == 100 && read.Recipient.SequenceEqual("bob"u8));

    [TestCase(0u, "bob")]
    [TestCase(1u, "")]
    public void News_of_nothing_or_nobody_are_refused(uint count, string recipient) =>
        Assert.That(DeliveryNews.TryRead(Frames.Body(new DeliveryNews { Count = count, Recipient = Encoding.UTF8.GetBytes(recipient) }), out _), Is.False);
}
