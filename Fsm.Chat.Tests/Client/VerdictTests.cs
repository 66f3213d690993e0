namespace Fsm.Chat.Tests.Client;

internal sealed class VerdictTests : ClientFixture
{
    [Test]
    public void A_message_is_queued_sent_accepted_and_delivered()
    {
        var world = Chatting();
        world.Line("hello");
        world.Server.Deliver(3, 3);
        Assert.That(world.All<SentEvent>().Select(sent => sent.Status), Is.EqualTo(["queued", "sent", "accepted"]));
        Assert.That(world.Verdicts(), Is.EqualTo(["hello delivered"]));
        Assert.That(Logged(world), Is.EqualTo(["Sent", "Accepted", "Delivered"]));
    }

    [TestCase(true, "the recipient has disconnected (handed over, not confirmed: it may have been seen)")]
    [TestCase(false, "the recipient has disconnected (never handed over)")]
    public void A_failed_message_says_why_and_whether_it_may_have_been_seen(bool handedOver, string explanation)
    {
        var world = Chatting();
        world.Line("hello");
        world.Server.Deliver(3, 3, StatusCode.RecipientGone, handedOver);
        var verdict = world.All<VerdictEvent>().Single();
        Assert.That((verdict.Status, verdict.Reason, verdict.Explanation), Is.EqualTo(("failed", "recipient_gone", explanation)));
        Assert.That(Logged(world).Last(), Is.EqualTo("Failed"));
    }

    [Test]
    public void A_lost_session_makes_sent_messages_unknown_and_queued_ones_failed()
    {
        var world = Chatting(window: 2);
        foreach (var line in new[] { "one", "two", "three" })
            world.Line(line);
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        world.Line("four");
        world.Server.EndSession();
        Assert.That(world.Verdicts(), Is.EqualTo(
            ["one unknown internal_error", "two unknown internal_error", "three unknown internal_error", "four failed not_sent"]));
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        Assert.That(Logged(world).TakeLast(4), Is.EqualTo(["Unknown", "Unknown", "Unknown", "Failed"]));
    }

    [Test]
    public void No_more_messages_than_the_window_are_sent_without_an_acknowledgement()
    {
        var world = Chatting(window: 2);
        for (var i = 0; i < 5; i++)
            world.Line($"{i}");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(2));
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        world.Server.Deliver(3, 5);
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(2));
    }

    [Test]
    public void Nothing_is_acknowledged_before_it_was_printed()
    {
        var world = Connected();
        world.Server.Read();
        world.PrintsAtOnce = false;
        world.Server.Forward("bob", "hello");
        Assert.That(world.Server.Read(), Is.Empty);
        world.PrintAll();
        Assert.That(world.Server.Expect(FrameAction.Acknowledge).Header.Acknowledgement, Is.EqualTo(2));
        world.PrintAll();
        Assert.That(world.Server.Read(), Is.Empty);
    }

    [Test]
    public void A_frame_that_goes_anyway_carries_the_acknowledgement()
    {
        var world = Chatting();
        world.Server.Read();
        world.PrintsAtOnce = false;
        world.Server.Forward("bob", "hello");
        world.Line("one");
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Header.Acknowledgement, Is.EqualTo(2));
        world.PrintAll();
        world.Line("two");
        Assert.That(world.Server.Read().Last().Header.Acknowledgement, Is.EqualTo(3));
    }

    // The log has to name the verdict that the screen names.
    private static IEnumerable<string> Logged(ClientWorld world) => world.Journal.Where(step => step.Machine == "Delivery").Select(step => step.To);
}
