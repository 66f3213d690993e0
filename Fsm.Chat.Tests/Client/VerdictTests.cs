using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Client;

internal sealed class VerdictTests
{
    [Test]
    public void A_message_is_queued_sent_accepted_and_delivered()
    {
        var world = ClientWorld.Chatting();
        world.Line("hello");
        world.Server.Deliver(3, 3);
        Assert.That(world.All<SentEvent>().Select(sent => sent.Status), Is.EqualTo(["queued", "sent", "accepted"]));
        Assert.That(world.Verdicts(), Is.EqualTo(["hello delivered"]));
    }

    [TestCase(true, "the recipient has disconnected (handed over, not confirmed)")]
    [TestCase(false, "the recipient has disconnected (never handed over)")]
    public void A_failed_message_says_why_and_whether_it_may_have_been_seen(bool handedOver, string explanation)
    {
        var world = ClientWorld.Chatting();
        world.Line("hello");
        world.Server.Deliver(3, 3, StatusCode.RecipientGone, handedOver);
        var verdict = world.All<VerdictEvent>().Single();
        Assert.That((verdict.Status, verdict.Reason, verdict.Explanation), Is.EqualTo(("failed", "recipient_gone", explanation)));
    }

    [Test]
    public void A_lost_link_makes_sent_messages_unknown_and_queued_ones_failed()
    {
        var world = ClientWorld.Chatting(window: 2);
        foreach (var line in new[] { "one", "two", "three" })
            world.Line(line);
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        world.Line("four");
        world.Client.LinkInputEnded(world.Server.Link);
        Assert.That(world.Verdicts(), Is.EqualTo(
            ["one unknown peer_lost", "two unknown peer_lost", "three unknown peer_lost", "four failed not_sent"]));
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
    }

    [Test]
    public void No_more_messages_than_the_window_are_sent_without_an_acknowledgement()
    {
        var world = ClientWorld.Chatting(window: 2);
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
    public void Input_is_not_read_while_a_thousand_messages_wait()
    {
        var world = ClientWorld.Chatting(window: 1);
        for (var i = 0; i < 1001; i++)
            world.Line($"{i}");
        Assert.That(world.LinesWanted, Is.Zero);
        for (ulong sequence = 3; sequence < 503; sequence++)
            world.Server.Deliver(sequence, sequence);
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.Deliver(503, 503);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        Assert.That(world.Client.InternalErrors, Is.Zero);
    }

    [Test]
    public void Nothing_is_acknowledged_before_it_was_printed()
    {
        var world = ClientWorld.Connected();
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
        var world = ClientWorld.Chatting();
        world.Server.Read();
        world.PrintsAtOnce = false;
        world.Server.Forward("bob", "hello");
        world.Line("one");
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Header.Acknowledgement, Is.EqualTo(2));
        world.PrintAll();
        world.Line("two");
        Assert.That(world.Server.Read().Last().Header.Acknowledgement, Is.EqualTo(3));
    }

    [Test]
    public void The_end_of_input_waits_for_verdicts_takes_leave_and_exits_with_0()
    {
        var world = ClientWorld.Chatting(isInteractive: false);
        world.Line("hello");
        world.Client.InputEnded();
        Assert.That(world.Server.Count(FrameAction.DisconnectRequest), Is.Zero);
        world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.Zero);
        Assert.That(world.Client.InternalErrors, Is.Zero);
    }

    [Test]
    public void Verdicts_that_never_come_are_given_up_after_the_dead_time()
    {
        var world = ClientWorld.Chatting(isInteractive: false);
        world.Line("hello");
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        world.Client.InputEnded();
        for (var i = 0; i < 16 && world.Server.Count(FrameAction.DisconnectRequest) == 0; i++)
        {
            world.Advance(5);
            world.Server.Say(new BareMessage(FrameAction.Pong));
        }

        world.Client.LinkInputEnded(world.Server.Link);
        Assert.That(world.Errors(), Is.EqualTo(["verdicts_stalled"]));
        Assert.That(world.Verdicts(), Is.EqualTo(["hello unknown peer_lost"]));
        Assert.That(world.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void A_line_that_comes_after_an_interrupt_is_nobodys_mistake()
    {
        var world = ClientWorld.Connected();
        world.Client.InputEnded();
        world.Line("too late");
        Assert.That(world.Client.InternalErrors, Is.Zero);
    }
}
