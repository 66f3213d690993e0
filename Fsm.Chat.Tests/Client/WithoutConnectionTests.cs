namespace Fsm.Chat.Tests.Client;

/// <summary>Why there is no connection makes no difference to the person: what is kept, what has to wait, and that one can give up.</summary>
internal sealed class WithoutConnectionTests : ReconnectingFixture
{
    [Test]
    public void Commands_have_to_wait(
        [Values("AwaitingServer", "Renewing")] string state, [Values("connect", "users", "chat carol", "chat2", "group team", "ignored", "keys", "history bob", "search hi", "file notes.txt bob", "resend", "quit")] string command)
    {
        var world = In(state);
        world.Line($"/{command}");
        Assert.That((world.State, world.Errors().Last()), Is.EqualTo((state, "reconnecting")));
    }

    [Test]
    public void Texts_are_kept_until_one_gives_up([Values("AwaitingServer", "Renewing")] string state)
    {
        var world = In(state);
        world.Line("kept");
        var before = world.Errors().Count();
        world.Line("\ud800");
        Assert.That((world.State, world.Errors().Count()), Is.EqualTo((state, before + 1)), "what cannot be sent is said at once");
        world.Line("/disconnect");
        Assert.That((world.State, world.Verdicts(), world.LinesWanted), Is.EqualTo(("Disconnected", new[] { "kept failed not_sent" }, 1)));
    }

    [Test]
    public void What_is_said_to_somebody_meanwhile_goes_when_there_is_a_session([Values] bool isAnother)
    {
        var world = Lost(isChatting: false);
        world.Line("/msg carol hello");
        world.Advance(FirstWait);
        if (isAnother)
        {
            world.Server.RefuseResume(StatusCode.UnknownSession);
            world.Advance(FirstWait);
            world.Server.Grant();
        }
        else
        {
            world.Server.GiveBack(world.Links[0], handled: 1);
        }

        world.Server.ConfirmOpen("carol");
        Assert.That((world.State, world.Server.Count(FrameAction.SendRequest)), Is.EqualTo(("Connected", 1)));
    }

    [Test]
    public void Whoever_turns_to_somebody_for_whom_something_is_kept_is_in_that_conversation_then()
    {
        var world = Lost(isChatting: false);
        world.Line("/msg carol hello");
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 1);
        world.Line("chat carol");
        world.Server.ConfirmOpen("carol");
        Assert.That((world.State, world.Prompt, world.Server.Count(FrameAction.SendRequest)), Is.EqualTo(("Chatting", "carol", 1)));
    }

    [Test]
    public void A_late_refusal_means_nothing_to_the_next_attempt()
    {
        var world = Resuming(isChatting: true);
        world.Advance(10.2);
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        AssertTriedAgain(world);
    }

    [Test]
    public void What_becomes_of_an_attempt_that_was_given_up_means_nothing(
        [Values("AwaitingServer", "Renewing")] string state, [Values("opened", "failed", "refused", "distrusted", "lost")] string late)
    {
        var world = Resuming(isChatting: true);
        var hanging = world.Server;
        if (late == "lost")
            hanging.Open();
        world.Advance(10.2);
        Bring(Again(world), state);
        switch (late)
        {
            case "opened":
                world.Client.LinkOpened(hanging.Link, 1, default);
                break;
            case "distrusted":
                world.Client.ServerDistrusted(hanging.Link, Refusal);
                break;
            case "lost":
                world.Client.LinkLost(hanging.Link);
                break;
            default:
                world.Client.DialFailed(hanging.Link, "too late", isRefused: late == "refused");
                break;
        }

        Assert.That(world.State, Is.EqualTo(state));
    }

    [Test]
    public void A_late_refusal_means_nothing_to_whom_is_not_connected()
    {
        var world = NewWorld();
        world.Start();
        world.Advance(10.1);
        world.Client.DialFailed(world.Server.Link, "too late", isRefused: true);
        Assert.That((world.Errors(), world.State), Is.EqualTo((new[] { "server_unreachable" }, "Disconnected")));
    }

    [Test]
    public void Whoever_waits_for_a_new_session_hears_when_it_is_asked_for()
    {
        var world = In("Renewing");
        var told = Tries(world);
        world.Advance(FirstWait);
        Assert.That((world.State, Tries(world)), Is.EqualTo(("Resuming", told + 1)));
    }

    [Test]
    public void Whoever_claims_an_earlier_session_can_type_while_there_is_none([Values("AwaitingServer", "Renewing")] string state)
    {
        var world = LeftBehind();
        world.Start();
        Bring(world, state);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_first_connect_that_is_refused_has_failed()
    {
        var world = NewWorld();
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        Assert.That((world.States(), world.Errors()), Is.EqualTo((new[] { "Connecting", "Disconnected" }, new[] { "server_unreachable" })));
    }

    [TestCase("Connected", "already_connected")]
    [TestCase("Chatting", "already_connected")]
    [TestCase("Reconnecting", "reconnecting")]
    [TestCase("AwaitingServer", "reconnecting")]
    [TestCase("Renewing", "reconnecting")]
    [TestCase("Resuming", "reconnecting")]
    public void Whoever_wishes_to_be_connected_for_good_is_so_once(string state, string answer)
    {
        var world = Connected(settle: options => Steady(options) with { RetriesConnect = true });
        if (state != "Connected")
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        if (answer == "reconnecting")
            world.Client.LinkLost(world.Server.Link);
        if (state is "AwaitingServer" or "Renewing" or "Resuming")
            world.Advance(FirstWait);
        if (state is "AwaitingServer" or "Renewing")
            Bring(world, state);

        world.Line("/connect");
        Assert.That((world.State, world.Errors().Last()), Is.EqualTo((state, answer)));
    }

    private ClientWorld In(string state) => Bring(Resuming(isChatting: true), state);

    private static ClientWorld Again(ClientWorld world)
    {
        world.Advance(1);
        Assert.That(world.State, Is.EqualTo("Resuming"));
        return world;
    }

    private static ClientWorld Bring(ClientWorld world, string state)
    {
        if (state == "Renewing")
            world.Server.RefuseResume(StatusCode.UnknownSession);
        else
            world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        Assert.That(world.State, Is.EqualTo(state));
        return world;
    }

    private static int Tries(ClientWorld world) => world.All<NoticeEvent>().Count(notice => notice.Code == "reconnecting");
}
