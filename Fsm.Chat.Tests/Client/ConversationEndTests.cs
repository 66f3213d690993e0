namespace Fsm.Chat.Tests.Client;

/// <summary>Conversations that are not opened, not left in order, or cut off; and that one can begin again after all that.</summary>
internal sealed class ConversationEndTests : ClientFixture
{
    [Test]
    public void What_the_other_does_is_shown_to_whoever_is_in_no_conversation()
    {
        var world = Connected();
        world.Server.Notice(ConversationChange.Open, "bob");
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Server.Gone("bob");
        Assert.That(world.Conversations(), Is.EqualTo(["bob peer_opened", "bob peer_left", "bob peer_gone"]));
    }

    [Test]
    public void What_the_other_does_is_shown_while_the_answer_is_awaited()
    {
        var world = Connected();
        world.Line("chat bob");
        world.Server.Notice(ConversationChange.Open, "bob");
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Server.Gone("bob");
        world.Server.ConfirmOpen();
        Assert.That(world.Conversations(), Is.EqualTo(["bob peer_opened", "bob peer_left", "bob peer_gone", "bob open"]));
    }

    [Test]
    public void While_one_leaves_only_the_end_of_the_other_is_news()
    {
        var world = Chatting();
        world.Line("quit");
        world.Server.Notice(ConversationChange.Open, "bob");
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Server.Gone("bob");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.Answer(FrameAction.Conversation);
        Assert.That(world.Conversations(), Is.EqualTo(["bob open", "bob peer_gone", "bob left"]));
        AssertCanBeOpened(world);
    }

    [TestCase(StatusCode.Ok)]
    [TestCase(StatusCode.UnknownRecipient)]
    public void A_chat_that_is_not_answered_in_time_fails_and_the_late_answer_changes_nothing(StatusCode late)
    {
        var world = Connected();
        world.Line("chat bob");
        world.AdvancePonging(85);
        Assert.That(world.Errors(), Is.EqualTo(["no_answer"]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        if (late == StatusCode.Ok)
            world.Server.ConfirmOpen();
        else
            world.Server.Answer(FrameAction.Conversation, late);
        Assert.That((world.State, world.Conversations().Last()), Is.EqualTo(("Connected", "bob refused")));
        AssertCanBeOpened(world);
    }

    [Test]
    public void A_leave_that_is_not_answered_in_time_is_left_all_the_same()
    {
        var world = Chatting();
        world.Line("quit");
        world.AdvancePonging(75);
        Assert.That(world.LinesWanted, Is.Zero);
        world.AdvancePonging(10);
        Assert.That((world.LinesWanted, world.Conversations().Last()), Is.EqualTo((1, "bob left")));
        world.Server.Answer(FrameAction.Conversation);
        Assert.That(world.State, Is.EqualTo("Connected"));
        AssertCanBeOpened(world);
    }

    [Test]
    public void What_waits_for_somebody_who_is_gone_has_failed_and_others_may_type([Values] bool away, [Values] bool full)
    {
        var world = Flooded(full ? 1001 : 2);
        if (away)
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        Assert.That(world.LinesWanted, Is.EqualTo(full ? 0 : 1));
        world.Server.Gone("bob");
        Assert.That(world.Verdicts(), Has.Length.EqualTo(full ? 1000 : 1).And.All.EndsWith("failed conversation_ended"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [TestCase("opening", "bob refused")]
    [TestCase("open", "bob open")]
    [TestCase("leaving", "bob left")]
    public void A_lost_link_ends_the_conversation_and_it_can_be_opened_again(string when, string shownLast)
    {
        var world = when == "opening" ? Connected() : Chatting();
        if (when == "opening")
            world.Line("chat bob");
        else if (when == "leaving")
            world.Line("quit");
        world.Server.EndSession();
        Assert.That(world.Conversations().Last(), Is.EqualTo(shownLast));
        world.Line("connect");
        world.Server.Grant();
        AssertCanBeOpened(world);
    }

    [Test]
    public void A_chat_with_somebody_whom_a_line_has_reached_needs_no_answer()
    {
        var world = Connected();
        world.Line("chat2");
        world.Line("bob>one");
        world.Server.ConfirmOpen();
        world.Line("/chat bob");
        Assert.That(world.Prompt, Is.EqualTo("bob"));
        world.Line("two");
        var asked = world.Server.Read().Select(frame => frame.Action).Where(action => action != FrameAction.Acknowledge);
        Assert.That(asked, Is.EqualTo([FrameAction.SendRequest, FrameAction.SendRequest]));
    }

    [Test]
    public void Whoever_talks_to_one_may_go_over_to_another_or_to_all()
    {
        var world = Chatting();
        world.Line("/chat carol");
        world.Server.ConfirmOpen("carol", 40115);
        world.Line("for carol");
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Header.DestinationPort, Is.EqualTo(40115));
        world.Line("/chat2");
        Assert.That(world.Prompt, Is.EqualTo("chat2"));
        world.Line("bob>for bob");
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Header.DestinationPort, Is.EqualTo(40114));
        world.Line("/connect");
        Assert.That(world.Errors(), Is.EqualTo(["already_connected"]));
    }

    [Test]
    public void After_a_chat_that_was_left_lines_name_their_recipients_again()
    {
        var world = Chatting();
        world.Line("quit");
        world.Server.Answer(FrameAction.Conversation);
        world.Line("chat2");
        world.Line("hello");
        Assert.That(world.Errors(), Is.EqualTo(["no_recipient"]));
    }

    // It is over on this side: so the server is asked, and text goes there again.
    private static void AssertCanBeOpened(ClientWorld world)
    {
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Chatting", "bob")));
    }
}
