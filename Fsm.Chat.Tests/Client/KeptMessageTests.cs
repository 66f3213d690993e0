using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Client;

/// <summary>Messages that a server keeps, at whoever gets them.</summary>
internal sealed class KeptMessageTests : KeepingFixture
{
    [Test]
    public void It_is_wished_for() => Assert.That(Wished(Connected()).HasFlag(Wishes.Keeping));

    [Test]
    public void A_kept_message_is_shown_with_its_time_and_place_and_acknowledged()
    {
        var world = Keeping();
        world.Server.Read();
        Say(world, place: 7, "hello", at: 1_796_083_200_000);

        var shown = world.All<MessageEvent>().Single();
        Assert.That((shown.From, shown.Text, shown.Kept), Is.EqualTo(("bob", "hello", new KeptAt(7, new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)))));
        Assert.That(world.Server.Expect(FrameAction.Acknowledge).Header.Acknowledgement, Is.EqualTo(world.Server.Sequence));
    }

    // The clock of these tests stands on the first day of 2000.
    [TestCase(946_684_800_000ul, null)]
    [TestCase(946_771_199_999ul, null)]
    [TestCase(946_684_799_999ul, "1999-12-31 23:59")]
    [TestCase(946_771_200_000ul, "2000-01-02 00:00")]
    public void One_that_was_sent_on_another_day_says_on_which(ulong at, string? day)
    {
        var world = Keeping();
        Say(world, place: 7, "hello", at);
        Assert.That(world.All<MessageEvent>().Single().OnAnotherDay?.ToString("yyyy-MM-dd HH:mm", null), Is.EqualTo(day));
    }

    [Test]
    public void The_last_moment_there_is_can_be_shown_wherever_one_is([Values(-12, 0, 14)] int hours) =>
        Assert.That(KeptAt.Of(1, KeptMessage.LatestMoment).OnAnotherDay(new(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(hours))), Is.Not.Null);

    [Test]
    public void One_that_was_shown_is_not_shown_again_in_the_next_session_and_acknowledged([Values] bool chatting)
    {
        var world = Keeping();
        Say(world, place: 1, "one", at: 10);
        Say(world, place: 2, "two", at: 11);
        Say(world, place: 1, "from carol", at: 12, conversation: 2, from: "carol");
        world.Server.EndSession();
        world.Line("connect");
        Grant(world);
        if (chatting)
            world.Line("chat2");
        world.Server.Read();
        Say(world, place: 2, "two", at: 11);

        Assert.That(world.Server.Expect(FrameAction.Acknowledge).Header.Acknowledgement, Is.EqualTo(world.Server.Sequence));
        Say(world, place: 3, "three", at: 11);
        Assert.That(world.All<MessageEvent>().Select(message => message.Text), Is.EqualTo(["one", "two", "from carol", "three"]));
        AssertNoViolation(world);
    }

    [Test]
    public void A_server_with_another_store_counts_from_one_again()
    {
        var world = Keeping();
        Say(world, place: 5, "old", at: 10);
        world.Server.EndSession();
        world.Line("connect");
        Grant(world);
        Say(world, place: 1, "new", at: 20);

        Assert.That(world.All<MessageEvent>().Select(message => message.Text), Is.EqualTo(["old", "new"]));
    }

    [Test]
    public void Whoever_is_away_is_answered_in_the_conversation_that_their_message_made()
    {
        var world = Keeping();
        Say(world, place: 1, "hello", at: 10);
        world.Line("chat2");
        world.Line("bob>hi");
        world.Server.ConfirmOpen(port: 0);

        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        Assert.That(world.All<ConversationEvent>().Last(), Is.EqualTo(new ConversationEvent(Address, "bob", "open", "peer_away", "bob is away: what you write is kept for them")));
    }

    [Test]
    public void What_comes_while_one_takes_leave_is_shown_too()
    {
        var world = Keeping();
        Say(world, place: 1, "one", at: 10);
        world.Line("disconnect");
        Say(world, place: 1, "one", at: 10);
        Say(world, place: 2, "two", at: 10);
        world.Server.Say(new DeliveryNews { Count = 1, Recipient = "bob"u8 });
        Assert.That((world.All<MessageEvent>().Count(), world.All<DeliveryEvent>().Count()), Is.EqualTo((2, 1)));
        AssertNoViolation(world);
    }

    [TestCase(1u, "bob has got a message that you sent before")]
    [TestCase(100u, "bob has got 100 messages that you sent before")]
    public void News_of_what_was_sent_before_are_told(uint count, string text)
    {
        var world = Keeping();
        if (count > 1)
            world.Line("chat2");
        world.Server.Say(new DeliveryNews { Count = count, Recipient = "bob"u8 });
        Assert.That(world.All<DeliveryEvent>().Single(), Is.EqualTo(new DeliveryEvent(Address, "bob", count, text)));
    }

    [TestCase("place")]
    [TestCase("sender")]
    [TestCase("text")]
    [TestCase("count")]
    [TestCase("recipient")]
    public void What_says_nothing_is_a_violation(string what)
    {
        var world = Keeping();
        switch (what)
        {
            case "place":
                world.Server.Say(new KeptMessage { Sender = "bob"u8 });
                break;
            case "sender":
                world.Server.Say(new KeptMessage { Place = 1, Sender = [0xff] });
                break;
            case "text":
                world.Server.Say(new KeptMessage { Place = 1, Sender = "bob"u8, Text = [0xff] });
                break;
            case "count":
                world.Server.Say(new DeliveryNews { Recipient = "bob"u8 });
                break;
            default:
                world.Server.Say(new DeliveryNews { Count = 1, Recipient = [0xff] });
                break;
        }

        AssertViolation(world, what is "place" or "count" ? CloseReason.BadBody : CloseReason.InvalidText);
    }

    [Test]
    public void What_was_not_granted_is_not_known([Values] bool isNews)
    {
        var world = Connected();
        if (isNews)
            world.Server.Say(new DeliveryNews { Count = 1, Recipient = "bob"u8 });
        else
            Say(world, place: 1, "hello", at: 10);
        AssertViolation(world, CloseReason.UnknownAction);
        Assert.That(world.All<MessageEvent>().Count() + world.All<DeliveryEvent>().Count(), Is.Zero);
    }

    private static Wishes Wished(ClientWorld world)
    {
        world.Server.EndSession();
        world.Line("connect");
        Assert.That(ConnectRequest.TryRead(world.Server.Grant().Body, out var request));
        return request.Wishes;
    }
}
