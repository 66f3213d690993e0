namespace Fsm.Chat.Tests.Client;

/// <summary>Why there is no connection makes no difference to the person: what is kept, what has to wait, and that one can give up.</summary>
internal sealed class WithoutConnectionTests : ReconnectingFixture
{
    [Test]
    public void Commands_have_to_wait(
        [Values("AwaitingServer", "Renewing")] string state, [Values("connect", "users", "chat carol", "chat2", "group team", "file notes.txt bob", "resend", "quit")] string command)
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
    public void A_late_refusal_means_nothing_to_the_next_attempt()
    {
        var world = Resuming(isChatting: true);
        world.Advance(10.2);
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        AssertTriedAgain(world);
    }

    [Test]
    public void A_first_connect_that_is_refused_has_failed()
    {
        var world = NewWorld();
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { "server_unreachable" })));
    }

    [Test]
    public void Whoever_wishes_to_be_connected_for_good_is_so_once([Values] bool isLost)
    {
        var world = Connected(settle: options => Steady(options) with { RetriesConnect = true });
        if (isLost)
            world.Client.LinkLost(world.Server.Link);
        world.Line("connect");
        Assert.That(world.Errors().Last(), Is.EqualTo(isLost ? "reconnecting" : "already_connected"));
    }

    private ClientWorld In(string state)
    {
        var world = Resuming(isChatting: true);
        if (state == "Renewing")
            world.Server.RefuseResume(StatusCode.UnknownSession);
        else
            world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        Assert.That(world.State, Is.EqualTo(state));
        return world;
    }
}
