namespace Fsm.Chat.Tests.Client;

/// <summary>A client whose connection is lost: what it says, and how it comes back.</summary>
internal sealed class ReconnectingTests : ReconnectingFixture
{
    [Test]
    public void It_tries_again_after_a_while_that_grows_and_says_for_which_time([Values] bool isChatting)
    {
        var world = Lost(isChatting);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Reconnecting", new[] { "server_unreachable" })));
        world.Advance(FirstWait - 0.01);
        Assert.That(world.Links, Has.Count.EqualTo(1));
        world.Advance(0.02);
        Assert.That((world.State, Notices(world).Last()), Is.EqualTo(("Resuming", "reconnecting to 127.0.0.1:7400 (1)")));

        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
        world.Advance(0.98);
        Assert.That(world.Links, Has.Count.EqualTo(2));
        world.Advance(0.04);
        Assert.That(Notices(world).Last(), Is.EqualTo("reconnecting to 127.0.0.1:7400 (2)"));
    }

    [Test]
    public void Whoever_reads_lines_is_told_of_the_first_attempt_and_then_once_a_minute()
    {
        var world = Lost(isChatting: false);
        for (var i = 0; i < 20; i++)
        {
            world.Advance(31);
            world.Client.DialFailed(world.Server.Link, "nobody listens there");
        }

        var told = world.All<NoticeEvent>().Where(notice => notice.Code == "reconnecting").ToList();
        Assert.That((told.Count > 15, told[0].IsRepetition, told[1].IsRepetition), Is.EqualTo((true, false, true)));
        Assert.That(told.Count(notice => !notice.IsRepetition), Is.LessThanOrEqualTo(11), "in 620 s");
    }

    [Test]
    public void It_asks_for_its_session_and_goes_on_with_it([Values] bool isChatting)
    {
        var world = Resuming(isChatting);
        var request = world.Server.GiveBack(world.Links[0], handled: 1);

        Assert.That((request.Header.Sequence, ConnectRequest.TryRead(request.Body, out var read) && read.IsResume), Is.EqualTo((0ul, true)));
        Assert.That(world.State, Is.EqualTo(isChatting ? "Chatting" : "Connected"));
        Assert.That(Notices(world).Last(), Does.Contain("nothing was lost"));
        Assert.That(world.Prompt, Is.EqualTo(isChatting ? "bob" : ""));
    }

    [Test]
    public void What_the_server_had_not_handled_is_sent_again()
    {
        var world = Chatting(settle: Steady);
        world.Line("one");
        world.Line("two");
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);

        world.Server.GiveBack(world.Links[0], handled: 3);

        Assert.That(world.Server.Read().Where(frame => frame.Action == FrameAction.SendRequest).Select(frame => frame.Header.Sequence), Is.EqualTo(new ulong[] { 4 }));
        world.Server.Deliver(3, 4);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "one delivered", "two delivered" }));
    }

    [Test]
    public void A_server_that_says_it_has_handled_what_was_never_sent_is_not_believed()
    {
        var world = Resuming(isChatting: true);
        world.Server.GiveBack(world.Links[0], handled: 100);
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [TestCase(StatusCode.ServerStopping)]
    [TestCase(StatusCode.ServerFull)]
    [TestCase(StatusCode.TooManyTries)]
    [TestCase(StatusCode.TooManyNames)]
    public void A_server_that_cannot_now_is_asked_again(StatusCode status)
    {
        var world = Resuming(isChatting: true);
        world.Server.RefuseResume(status);
        AssertTriedAgain(world);
    }

    [TestCase(CloseReason.ServerStopping)]
    [TestCase(CloseReason.ServerFull)]
    public void A_server_that_closes_before_it_answers_is_asked_again(CloseReason reason)
    {
        var world = Resuming(isChatting: true);
        world.Server.Open();
        world.Server.EndSession(reason);
        AssertTriedAgain(world);
    }

    [Test]
    public void An_attempt_that_breaks_is_made_again()
    {
        var world = Resuming(isChatting: true);
        world.Server.Open();
        world.Client.LinkLost(world.Server.Link);
        AssertTriedAgain(world);
    }

    [Test]
    public void An_attempt_that_hangs_is_given_up_and_its_late_end_means_nothing([Values] bool isOpen)
    {
        var world = Resuming(isChatting: true);
        var hanging = world.Server;
        if (isOpen)
            hanging.Open();
        world.Advance(10.2);
        Assert.That((world.State, hanging.Closings), Is.EqualTo(("Reconnecting", 1)));
        if (isOpen)
            world.Client.LinkLost(hanging.Link);
        else
            world.Client.DialFailed(hanging.Link, "it did not answer in time");
        AssertTriedAgain(world);
    }

    [Test]
    public void A_late_connection_or_distrust_means_nothing_to_the_next_attempt([Values] bool isDistrusted)
    {
        var world = Resuming(isChatting: true);
        var hanging = world.Server;
        world.Advance(10.2);
        if (isDistrusted)
            world.Client.ServerDistrusted(hanging.Link, Refusal);
        else
            world.Client.LinkOpened(hanging.Link, 1, default);
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
    }

    [Test]
    public void Who_is_there_now_is_taken_note_of([Values] bool isChatting)
    {
        var world = Resuming(isChatting);
        world.Server.GiveBack(world.Links[0], handled: isChatting ? 2ul : 1);
        world.Server.Say(new UserListPage { Request = 0, Total = 2, Users = [new("carol", default, 4711), new("carl", default, 4711)] });
        Assert.That(world.All<UsersEvent>(), Is.Empty, "it is not shown");
        if (isChatting)
            world.Line("/quit");
        if (isChatting)
            world.Server.Answer(FrameAction.Conversation);
        world.Line("chat 4711");
        world.Server.Answer(FrameAction.Conversation, StatusCode.RecipientAmbiguous);
        Assert.That(world.All<ErrorEvent>().Last().Text, Does.EndWith(": carol, carl"));
    }

    [TestCase("", "")]
    [TestCase("chat bob", "")]
    public void What_happens_to_the_link_of_somebody_whom_one_does_not_talk_to_is_not_shown(string typed, string shown)
    {
        var world = Connected(settle: Steady);
        if (typed.Length > 0)
            world.Line(typed);
        Presence(world, PresenceChange.Interrupted, PresenceChange.Back);
        Assert.That(string.Concat(world.Conversations()), Is.EqualTo(shown));
        AssertNoViolation(world);
    }

    [Test]
    public void Whom_one_talks_to_may_come_and_go()
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Back, PresenceChange.Interrupted, PresenceChange.Interrupted);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob interrupted"));
        world.Server.Notice(ConversationChange.Open, "bob");
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Line("/chat bob");
        Assert.That(world.Conversations().TakeLast(4), Is.EqualTo(new[] { "bob interrupted", "bob peer_opened", "bob peer_left", "bob open" }));
        world.Line("kept for him");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        world.Line("quit");
        Presence(world, PresenceChange.Back, PresenceChange.Interrupted);
        world.Server.Answer(FrameAction.Conversation);
        Assert.That((world.State, world.Conversations().Last()), Is.EqualTo(("Connected", "bob left")));
        AssertNoViolation(world);
    }
}
