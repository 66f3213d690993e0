namespace Fsm.Chat.Tests.Client;

/// <summary>A conversation is left while texts that were typed before wait to be sent: they go first, and nothing that comes meanwhile disturbs that.</summary>
internal sealed class QuitBehindTextsTests : ClientFixture
{
    [Test]
    public void The_texts_go_first_and_then_it_is_left_once([Values] bool interrupted)
    {
        var world = LeavingBehindTexts(interrupted);
        Assert.That((world.Server.Count(FrameAction.Conversation), world.LinesWanted), Is.EqualTo((0, 0)));

        world.Server.Deliver(3, 3);

        var sent = world.Server.Read().Where(frame => frame.Action is FrameAction.SendRequest or FrameAction.Conversation).ToList();
        Assert.That(sent.Select(frame => frame.Action), Is.EqualTo([FrameAction.SendRequest, FrameAction.Conversation]));
        world.Server.Deliver(4, 4);
        world.Server.Say(new Confirmation(sent[1].Header.Sequence, StatusCode.Ok));
        AssertLeft(world, "one delivered", "two delivered");
    }

    [Test]
    public void It_is_left_once_when_nothing_waits_for_somebody_who_is_away()
    {
        var world = Chatting();
        Suspend(world);
        world.Line("one");
        world.Line("/quit");
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));

        world.Server.Answer(FrameAction.Conversation);

        Assert.That(world.Conversations().Last(), Is.EqualTo("bob left"));
    }

    [Test]
    public void Texts_that_do_not_leave_in_time_have_failed_and_it_is_left_all_the_same()
    {
        var world = LeavingBehindTexts();
        world.AdvancePonging(75);
        Assert.That(world.LinesWanted, Is.Zero);

        world.AdvancePonging(10);
        world.Server.Answer(FrameAction.Conversation);

        AssertLeft(world, "two failed no_answer");
    }

    [Test]
    public void A_session_that_ends_ends_that_too()
    {
        var world = LeavingBehindTexts();

        world.Server.EndSession();

        AssertLeft(world, "one unknown internal_error", "two failed not_sent");
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [Test]
    public void Of_somebody_who_is_gone_it_is_left_at_once()
    {
        var world = LeavingBehindTexts();

        world.Server.Gone("bob");
        world.Server.Answer(FrameAction.Conversation);

        Assert.That(world.Conversations(), Is.EqualTo(["bob open", "bob peer_gone", "bob left"]));
        AssertLeft(world, "two failed conversation_ended");
    }

    [Test]
    public void What_the_other_does_is_no_news()
    {
        var world = LeavingBehindTexts();
        world.Server.Notice(ConversationChange.Open, "bob");
        world.Server.Notice(ConversationChange.Leave, "bob");
        Suspend(world);
        world.Server.Say(new PresenceNotice { Change = PresenceChange.Back, Name = "bob"u8, Reason = CloseReason.None });

        Assert.That(world.Conversations(), Is.EqualTo(["bob open"]));
        world.Server.Deliver(3, 3);
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.EqualTo(1));
    }

    [TestCase(StatusCode.Ok)]
    [TestCase(StatusCode.UnknownRecipient)]
    public void A_late_answer_to_a_chat_does_not_disturb_it(StatusCode late)
    {
        var world = Connected(window: 1);
        world.Line("chat bob");
        var first = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        QuitBehindTexts(world);

        if (late == StatusCode.Ok)
            world.Server.Say(new ConversationConfirmation { Request = first, Peer = "bob"u8, Port = 40114 });
        else
            world.Server.Say(new Confirmation(first, late));

        Assert.That(world.Conversations().Last(), Is.EqualTo("bob open"));
        world.Server.Deliver(4, 4);
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.EqualTo(1));
    }

    [Test]
    public void A_late_answer_to_an_earlier_leave_does_not_disturb_it()
    {
        var world = Chatting(window: 1);
        world.Line("/quit");
        var leave = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        QuitBehindTexts(world);

        world.Server.Say(new Confirmation(leave, StatusCode.Ok));

        Assert.That(world.Conversations().Last(), Is.EqualTo("bob open"));
        world.Server.Deliver(5, 5);
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.EqualTo(1));
    }

    [Test]
    public void A_late_answer_to_the_leave_of_its_group_does_not_disturb_it()
    {
        var world = Connected(window: 1);
        world.Server.Group(GroupChange.Joined, "team", "alice");
        world.Line("leave team");
        var leave = world.Server.Expect(FrameAction.Group).Header.Sequence;
        world.AdvancePonging(95);
        world.Line("chat team");
        world.Server.ConfirmOpen("team", 0);
        QuitBehindTexts(world);

        world.Server.Say(new Confirmation(leave, StatusCode.Ok));

        Assert.That(world.Conversations().Last(), Is.EqualTo("team open"));
        world.Server.Deliver(4, 4);
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.EqualTo(1));
    }

    private ClientWorld LeavingBehindTexts(bool interrupted = false)
    {
        var world = Chatting(window: 1);
        if (interrupted)
            Suspend(world);
        QuitBehindTexts(world);
        return world;
    }

    // One text is on its way and fills the window; another one waits.
    private static void QuitBehindTexts(ClientWorld world)
    {
        world.Line("one");
        world.Line("two");
        world.Line("/quit");
    }

    private static void Suspend(ClientWorld world) =>
        world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });

    private static void AssertLeft(ClientWorld world, params string[] verdicts)
    {
        Assert.That((world.Conversations().Last(), world.LinesWanted), Is.EqualTo(("bob left", 1)));
        Assert.That(world.Verdicts(), Is.EqualTo(verdicts));
    }
}
