namespace Fsm.Chat.Tests.Client;

/// <summary>The session is lost while a conversation is on its way to somewhere, and nothing waits in it.</summary>
internal sealed class LostTalkTests : ReconnectingFixture
{
    [Test]
    public void Whoever_was_leaving_has_left([Values] bool behindTexts)
    {
        var world = Leaving(behindTexts);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That((world.Conversations().Last(), world.LinesWanted), Is.EqualTo(("bob left", 1)));
        AssertTalksInTheNextSession(world);
    }

    [Test]
    public void Whoever_is_leaving_goes_on_with_that_in_the_same_session([Values] bool behindTexts)
    {
        var world = Leaving(behindTexts);
        world.Server.GiveBack(world.Links[0], handled: 2, window: 1);
        Assert.That(world.State, Is.EqualTo("Connected"));
        if (behindTexts)
            world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.Conversation);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob left"));
        AssertNoViolation(world);
    }

    // The input waits for an outcome, but not as long as texts that do not leave and then an answer that does not come.
    [Test]
    public void A_text_that_was_typed_on_while_one_was_leaving_has_failed_with_the_session()
    {
        var world = Chatting(settle: Steady, window: 1);
        world.Line("one");
        world.Line("two");
        world.Line("/quit");
        world.AdvancePonging(95);
        Assert.That((world.Errors().Last(), world.Verdicts()), Is.EqualTo(("no_outcome", new[] { "two failed no_answer" })));
        world.Line("/msg bob three");
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(world.Verdicts().Skip(1), Is.EquivalentTo(new[] { "one unknown peer_lost", "three failed not_sent" }));
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob left"));
        AssertTalksInTheNextSession(world);
    }

    [Test]
    public void Whom_one_does_not_write_to_is_let_go_of_with_the_session_and_can_be_turned_to_in_the_next()
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Interrupted);
        world.Line("/chat carol");
        world.Server.ConfirmOpen("carol");
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Server.ConfirmOpen("carol");
        world.Line("/chat bob");
        world.Server.ConfirmOpen();
        Assert.That((world.Prompt, world.Conversations().Last()), Is.EqualTo(("bob", "bob open")));
    }

    [Test]
    public void Somebody_who_is_away_is_waited_for_in_the_same_session_and_asked_for_in_the_next([Values] bool isKnown)
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Interrupted);
        world.Client.LinkLost(world.Server.Link);
        world.Line("kept");
        world.Advance(FirstWait);
        if (isKnown)
            world.Server.GiveBack(world.Links[0], handled: 2);
        else
            world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(world.Conversations().Last(), Is.EqualTo(isKnown ? "bob interrupted" : "bob kept"));
    }

    [Test]
    public void Somebody_who_is_away_is_let_go_of_with_the_session()
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Interrupted);
        world.Server.EndSession();
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [Test]
    public void Whom_one_talked_to_can_be_left_before_the_next_session_has_them([Values] bool isAwaited)
    {
        var world = Renewed();
        if (isAwaited)
            world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        else
            world.Server.Expect(FrameAction.Conversation);
        world.Line("/quit");
        Assert.That(world.State, Is.EqualTo("Connected"));
        if (!isAwaited)
            world.Server.Answer(FrameAction.Conversation);
        Assert.That((world.Conversations().Last(), world.LinesWanted), Is.EqualTo(("bob left", 1)));
    }

    [Test]
    public void That_somebody_is_not_there_yet_means_nothing_to_whoever_leaves([Values] bool behindTexts)
    {
        var world = Resuming(isChatting: true);
        foreach (var text in behindTexts ? (string[])["one", "two"] : [])
            world.Line(text);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Grant(window: 1);
        var open = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.Line("/quit");
        world.Server.Say(new Confirmation(open, StatusCode.UnknownRecipient));
        if (behindTexts)
            world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.Conversation);
        Assert.That((world.Conversations().Last(), world.LinesWanted), Is.EqualTo(("bob left", 1)));
        AssertNoViolation(world);
    }

    [Test]
    public void What_is_heard_of_somebody_who_is_awaited_is_said()
    {
        var world = Renewed();
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Presence(world, PresenceChange.Interrupted, PresenceChange.Back, PresenceChange.Gone);
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Server.Notice(ConversationChange.Open, "bob");
        Assert.That(world.Conversations().TakeLast(3), Is.EqualTo(new[] { "bob peer_gone", "bob peer_left", "bob peer_opened" }));
        AssertNoViolation(world);
    }

    [Test]
    public void A_message_that_may_have_been_seen_is_unknown([Values] bool isAccepted)
    {
        var world = Chatting(settle: Steady);
        world.Line("sent");
        world.Server.Read();
        world.Server.Handled = isAccepted ? 3ul : 2;
        world.Server.Pong();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "sent unknown peer_lost" }));
        Assert.That(world.Journal.Last(step => step.Machine == "Delivery").To, Is.EqualTo("Unknown"));
    }

    // Afterwards one is not in the way of oneself: the same person can be turned to.
    private static void AssertTalksInTheNextSession(ClientWorld world)
    {
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob open"));
        AssertNoViolation(world);
    }

    private ClientWorld Leaving(bool behindTexts)
    {
        var world = Chatting(settle: Steady, window: 1);
        if (behindTexts)
        {
            world.Line("one");
            world.Line("two");
        }

        world.Line("/quit");
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        return world;
    }

    // Another session, in which the other one is asked for although nothing waits.
    private ClientWorld Renewed()
    {
        var world = Resuming(isChatting: true);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Grant();
        return world;
    }
}
