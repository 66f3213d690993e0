namespace Fsm.Chat.Tests.Client;

/// <summary>The end of input finishes what is on its way, and then leaves once.</summary>
internal sealed class EndOfInputTests : ClientFixture
{
    [Test]
    public void It_waits_for_verdicts_takes_leave_and_exits_with_0()
    {
        var world = Chatting(isInteractive: false);
        world.Line("hello");
        world.Client.InputEnded();
        Assert.That(world.Server.Count(FrameAction.DisconnectRequest), Is.Zero);
        world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.Zero);
        world.Advance(80);
        world.Client.Tick();
        Assert.That((world.ExitCodes, world.Errors()), Is.EqualTo((new[] { 0 }, Array.Empty<string>())));
    }

    [Test]
    public void A_script_leaves_several_servers_and_exits_when_the_last_one_is_left()
    {
        var world = NewWorld(isInteractive: false);
        world.Start("one:1", "two:2");
        foreach (var link in world.Links)
            link.Grant();
        world.Client.InputEnded();
        world.Links[0].Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.Null);
        world.Links[1].Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([0]));
    }

    [Test]
    public void A_message_that_has_failed_is_waited_for_no_longer()
    {
        var world = Chatting(isInteractive: false);
        world.Line("hello");
        world.Client.InputEnded();
        world.Server.Deliver(3, 3, StatusCode.RecipientGone);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((world.Verdicts().Single(), world.ExitCodes), Is.EqualTo(("hello failed recipient_gone", new[] { 4 })));
    }

    [Test]
    public void Verdicts_that_never_come_are_given_up_after_the_dead_time()
    {
        var world = Chatting(isInteractive: false);
        world.Line("hello");
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        world.Client.InputEnded();
        for (var i = 0; i < 16 && world.Server.Count(FrameAction.DisconnectRequest) == 0; i++)
            world.AdvancePonging(5);

        world.Client.LinkInputEnded(world.Server.Link);
        Assert.That(world.Errors(), Is.EqualTo(["verdicts_stalled"]));
        Assert.That(world.Verdicts(), Is.EqualTo(["hello unknown peer_lost"]));
        Assert.That(world.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Messages_that_were_never_sent_are_given_up_too()
    {
        var world = Chatting(window: 1);
        for (var i = 0; i < 601; i++)
            world.Line($"{i}");
        world.Client.InputEnded();
        world.AdvancePonging(80);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.Errors(), Is.EqualTo(["verdicts_stalled"]));
        Assert.That(world.Verdicts(), Has.Length.EqualTo(601));
        Assert.That(world.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void A_full_backlog_is_sent_first_and_the_wait_for_verdicts_begins_only_now()
    {
        var world = Chatting(window: 1);
        for (var i = 0; i < 1001; i++)
            world.Line($"{i}");
        world.AdvancePonging(80);
        world.Client.InputEnded();
        world.Advance(5);
        for (ulong sequence = 3; sequence <= 1003; sequence++)
            world.Server.Deliver(sequence, sequence);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.Errors(), Is.Empty);
        Assert.That(world.Verdicts(), Has.Exactly(1001).EndsWith("delivered"));
        Assert.That(world.ExitCode, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void An_interrupted_command_no_longer_matters(bool interactive)
    {
        var world = Chatting(interactive);
        world.Line("hello");
        world.Line("/chat carol");
        world.Client.InputEnded();
        world.Client.InputEnded();
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That(world.ExitCode, Is.Null);
        world.Server.EndSession();
        Assert.That(world.Verdicts(), Is.EqualTo(["hello unknown internal_error"]));
        Assert.That((world.ExitCode, world.LinesWanted), Is.EqualTo((5, 0)));
    }

    [Test]
    public void A_line_that_comes_after_an_interrupt_is_nobodys_mistake()
    {
        var world = Connected();
        world.Client.InputEnded();
        world.Line("too late");
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([0]));
    }

    [Test]
    public void A_line_that_comes_while_verdicts_are_awaited_is_not_sent()
    {
        var world = Chatting();
        world.Line("hello");
        world.Client.InputEnded();
        world.Line("too late");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void After_the_end_neither_a_line_nor_another_end_does_anything()
    {
        var world = Connected();
        world.Server.EndSession();
        world.Client.InputEnded();
        world.Line("connect");
        world.Client.InputEnded();
        Assert.That((world.Links.Count, world.ExitCodes), Is.EqualTo((1, new[] { 5 })));
    }
}
