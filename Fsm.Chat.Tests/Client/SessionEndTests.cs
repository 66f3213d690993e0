namespace Fsm.Chat.Tests.Client;

/// <summary>A client that was to come back and may not, or does not want to: what ends, and what it says.</summary>
internal sealed class SessionEndTests : ReconnectingFixture
{
    [Test]
    public void A_session_that_is_not_known_any_more_ends_all_that_was_in_it([Values] bool isChatting)
    {
        var world = Full(isChatting);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);

        Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Renewing", "unknown_session")));
        AssertAllEnded(world, isChatting);
        world.Advance(2 * FirstWait);
        Assert.That(Notices(world).Last(), Is.EqualTo("reconnecting to 127.0.0.1:7400 (1)"));
        world.Server.Grant();
        Assert.That(world.State, Is.EqualTo(isChatting ? "Chatting" : "Connected"));
        Assert.That(Notices(world).Skip(1), Has.Some.StartsWith("connected to 127.0.0.1:7400 as alice"));
    }

    [Test]
    public void A_server_that_stops_ends_all_that_was_in_the_session_and_is_come_back_to([Values] bool isChatting)
    {
        var world = Full(isChatting);
        world.Server.EndSession(CloseReason.ServerStopping);

        Assert.That((world.State, world.Errors().First()), Is.EqualTo(("Reconnecting", "server_unreachable")));
        AssertAllEnded(world, isChatting);
        world.Advance(FirstWait);
        world.Server.Open();
        Assert.That(world.Server.Expect(FrameAction.ConnectRequest).Header.Sequence, Is.EqualTo(1), "there is no session to ask for");
    }

    [TestCase(StatusCode.NameTaken)]
    [TestCase(StatusCode.PasswordWrong)]
    public void A_refusal_is_the_end_of_it(StatusCode status)
    {
        foreach (var interactive in (bool[])[true, false])
        {
            var world = Chatting(interactive, settle: Steady);
            if (!interactive)
                world.Line("typed on");
            world.Client.LinkLost(world.Server.Link);
            world.Advance(FirstWait);
            world.Server.RefuseResume(status);
            Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Disconnected", status.Code())));
            AssertSkips(world, interactive);
        }
    }

    [Test]
    public void A_session_that_ends_while_it_is_asked_for_is_the_end_of_it([Values] bool interactive)
    {
        var world = Chatting(interactive, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.Open();
        world.Server.EndSession(CloseReason.Replaced);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { "server_unreachable", "server_unreachable" })));
        AssertSkips(world, interactive);
    }

    [Test]
    public void A_server_that_shows_another_certificate_is_not_told_the_token([Values] bool interactive)
    {
        var world = Chatting(interactive, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Disconnected", Refusal.Code.Name)));
        Assert.That(world.Server.Read(), Is.Empty);
        Assert.That(world.States(), Has.None.EqualTo("Disconnecting"));
        AssertSkips(world, interactive);
    }

    [Test]
    public void Whoever_gives_up_is_disconnected([Values] bool whileItIsTried)
    {
        var world = whileItIsTried ? Resuming(isChatting: true) : Lost(isChatting: true);
        world.Line("kept");
        world.Line("/disconnect");

        Assert.That((world.State, world.Prompt), Is.EqualTo(("Disconnected", "")));
        Assert.That(Notices(world).TakeLast(2), Is.EqualTo(new[] { "127.0.0.1:7400 is given up", "1 of your lines never got to 127.0.0.1:7400 (for bob): /unsent lists them, /resend sends them, /discard forgets them" }));
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "kept failed not_sent" }));
        Assert.That(world.Server.Closings, Is.EqualTo(1));
        if (whileItIsTried)
        {
            world.Client.LinkOpened(world.Server.Link, 1, default);
            world.Client.DialFailed(world.Server.Link, "it was given up");
        }

        Assert.That(world.State, Is.EqualTo("Disconnected"));
        world.Client.InputEnded();
        Assert.That(world.ExitCode, Is.EqualTo(5));
    }

    [TestCase(CloseReason.ServerStopping)]
    [TestCase(CloseReason.PeerLost)]
    public void Whoever_takes_leave_does_not_come_back(CloseReason reason)
    {
        var world = Connected(settle: Steady);
        world.Line("disconnect");
        world.Server.Say(new UserListPage { Request = 0, Users = [] });
        world.Server.EndSession(reason);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", Array.Empty<string>())));
        Assert.That(Notices(world).Last(), Is.EqualTo("disconnected from 127.0.0.1:7400"));
        Assert.That(world.Journal.Select(step => step.Outcome), Has.None.EqualTo(StepOutcome.Violation));
    }

    [Test]
    public void A_server_that_is_not_trusted_is_not_connected_to()
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        Assert.That(world.States(), Is.EqualTo(new[] { "Connecting", "Disconnected" }));
    }

    [Test]
    public void What_is_asked_of_a_server_that_stops_is_not_waited_for()
    {
        var world = Connected(settle: Steady);
        world.Line("chat bob");
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Conversations(), Does.Contain("bob refused"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void What_was_said_before_one_left_is_unknown_when_the_server_stops()
    {
        var world = Chatting(settle: Steady);
        world.Line("on its way");
        world.Line("/quit");
        world.Server.Answer(FrameAction.Conversation);
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "on its way unknown server_stopping" }));
    }

    [TestCase(StatusCode.ServerStopping)]
    [TestCase(StatusCode.TooManyTries)]
    public void A_first_connect_is_made_once(StatusCode status)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Open();
        world.Server.Answer(FrameAction.ConnectRequest, status);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { status.Code() })));
    }

    [TestCase(CloseReason.ServerStopping)]
    [TestCase(CloseReason.ServerFull)]
    [TestCase(CloseReason.InternalError)]
    public void A_first_connect_that_is_closed_is_not_tried_again(CloseReason reason)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Open();
        world.Server.EndSession(reason);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { "server_unreachable" })));
    }

    [Test]
    public void The_conversation_with_somebody_who_is_away_is_opened_again_in_the_next_session()
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Interrupted);
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Journal.Last(step => step.Machine == "Conversation").To, Is.EqualTo("Keeping"));
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Server.ConfirmOpen();
        Assert.That((world.Prompt, world.Conversations().Last()), Is.EqualTo(("bob", "bob open")));
    }
}
