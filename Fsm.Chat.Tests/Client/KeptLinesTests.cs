using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Tests.Client;

/// <summary>What is typed while a connection is made again: kept, sent once, offered, or reported.</summary>
internal sealed class KeptLinesTests : ReconnectingFixture
{
    [TestCase("connect")]
    [TestCase("users")]
    [TestCase("chat carol")]
    [TestCase("chat2")]
    [TestCase("group team")]
    [TestCase("ignore carol")]
    [TestCase("keys")]
    [TestCase("file notes.txt bob")]
    [TestCase("resend")]
    [TestCase("quit")]
    public void Commands_have_to_wait(string command)
    {
        foreach (var world in (ClientWorld[])[Lost(isChatting: true), Resuming(isChatting: true)])
        {
            var before = world.State;
            world.Line($"/{command}");
            Assert.That((world.State, world.Errors().Last()), Is.EqualTo((before, "reconnecting")));
        }
    }

    [Test]
    public void Texts_are_kept_and_sent_once([Values] bool whileItIsTried)
    {
        var world = whileItIsTried ? Resuming(isChatting: true) : Lost(isChatting: true);
        world.Line("kept");
        world.Line(new string('x', 9_000));
        Assert.That(world.Errors().Last(), Is.EqualTo("text_too_long"));
        if (!whileItIsTried)
            world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 2);

        Assert.That(world.Server.Read().Where(frame => frame.Action == FrameAction.SendRequest).Select(frame => Encoding.UTF8.GetString(frame.Body)), Is.EqualTo(new[] { "\u0003bobkept" }));
    }

    [Test]
    public void Whom_one_has_not_talked_to_can_be_written_to_meanwhile()
    {
        var world = Connected(settle: Steady);
        world.Line("chat2");
        world.Client.LinkLost(world.Server.Link);
        world.Line("carol>hello");
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 1);
        world.Server.ConfirmOpen("carol");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void A_script_keeps_its_line_until_the_connection_is_there()
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Line("kept for later");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 2);
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Lines_that_never_got_there_are_offered_whenever_one_is_connected([Values] bool isKnown)
    {
        var world = Lost(isChatting: true);
        world.Line("kept");
        world.Line("/disconnect");
        world.Line("connect");
        world.Server.Grant();
        Assert.That(Offers(world), Is.EqualTo(2));
        var before = world.Server;
        world.Client.LinkLost(before.Link);
        world.Advance(FirstWait);
        if (isKnown)
        {
            world.Server.GiveBack(before, handled: 1);
        }
        else
        {
            world.Server.RefuseResume(StatusCode.UnknownSession);
            world.Advance(2 * FirstWait);
            world.Server.Grant();
        }

        Assert.That((world.State, Offers(world)), Is.EqualTo(("Connected", 3)));
    }

    [Test]
    public void Lines_that_never_got_there_can_be_sent_when_one_is_connected([Values] bool isChatting)
    {
        var world = Lost(isChatting: true);
        world.Line("kept");
        world.Line("/disconnect");
        world.Line("resend");
        Assert.That(world.Errors().Last(), Is.EqualTo("not_connected"));
        world.Line("connect");
        world.Server.Grant();
        if (isChatting)
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        world.Line("/resend");
        if (!isChatting)
            world.Server.ConfirmOpen();

        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        world.Line("/unsent");
        Assert.That(Notices(world).Last(), Is.EqualTo("every line of yours was sent"));
    }

    [TestCase("dial")]
    [TestCase("break")]
    [TestCase("close")]
    [TestCase("refusal")]
    [TestCase("silence")]
    public void Whoever_begins_with_a_session_that_was_left_may_type_when_the_first_attempt_has_failed(string how)
    {
        var world = LeftBehind();
        world.Start();
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Resuming", 0)));
        if (how == "dial")
            world.Client.DialFailed(world.Server.Link, "nobody listens there");
        else if (how == "refusal")
            world.Server.RefuseResume(StatusCode.ServerStopping);
        else
            world.Server.Open();
        if (how == "break")
            world.Client.LinkLost(world.Server.Link);
        else if (how == "close")
            world.Server.EndSession(CloseReason.ServerStopping);
        else if (how == "silence")
            world.Advance(10.2);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Reconnecting", 1)));
    }

    [Test]
    public void A_text_that_the_server_never_got_has_failed()
    {
        var world = LeftBehind(new LineQueued(1, "bob", 0, "lost"), new LineSent(1, 5));
        world.Start();
        world.Server.GiveBack(world.Server, handled: 4);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "lost failed not_sent" }));
        Assert.That(world.Journal.Where(step => step.Machine == "Delivery").Select(step => step.To), Is.EqualTo(new[] { "Failed" }));
    }

    [Test]
    public void A_script_whose_command_is_not_answered_goes_on_when_the_connection_is_there()
    {
        var world = Connected(isInteractive: false, settle: Steady);
        world.Line("users");
        var request = world.Server.Expect(FrameAction.UserList).Header.Sequence;
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: request);
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.Say(new UserListPage { Request = request, Total = 0, Skip = 0, Users = [] });
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_command_of_a_script_is_carried_out_when_its_connection_is_given_up([Values] bool isKept)
    {
        var world = Lost(isChatting: false, interactive: false);
        if (isKept)
            world.Line("servers");
        world.Advance(FirstWait);
        Assert.That(world.LinesWanted, Is.EqualTo(isKept ? 0 : 1));
        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        if (!isKept)
            world.Line("servers");
        Assert.That((world.All<NoticeEvent>().Last().Code, world.LinesWanted), Is.EqualTo(("server", 1)));
    }

    [Test]
    public void A_line_of_a_script_outlives_the_verdicts_of_a_session_that_is_lost([Values] bool isKept)
    {
        var world = Chatting(isInteractive: false, settle: Steady);
        world.Line("sent");
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        if (isKept)
            world.Line("kept");
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That((world.Verdicts().Single(), world.LinesWanted), Is.EqualTo(("sent unknown peer_lost", isKept ? 0 : 1)));
    }

    [Test]
    public void A_script_whose_next_line_comes_after_its_connection_goes_on()
    {
        var world = Chatting(isInteractive: false, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 2);
        world.Line("hello");
        Assert.That((world.Server.Count(FrameAction.SendRequest), world.LinesWanted), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_script_that_is_ended_while_its_line_waits_says_that_the_line_is_skipped([Values] bool atOnce)
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Line("kept");
        if (atOnce)
            world.Client.Leave();
        else
            world.Client.InputEnded();
        Assert.That((world.State, world.Errors().Last(), world.ExitCodes.Count, world.LinesWanted), Is.EqualTo(("Disconnected", "skipped", 1, 0)));
    }

    [Test]
    public void A_script_that_has_ended_waits_for_its_verdicts_over_a_connection_that_is_made_again()
    {
        var world = Chatting(isInteractive: false, settle: Steady);
        world.Line("hello");
        world.Client.InputEnded();
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 3);
        world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((world.Verdicts().Single(), world.ExitCodes), Is.EqualTo(("hello delivered", new[] { 0 })));
    }

    [Test]
    public void A_script_that_is_ended_while_it_waits_for_several_servers_ends()
    {
        var world = NewWorld(isInteractive: false, settle: Steady);
        world.Start("one:1", "two:2");
        foreach (var link in world.Links)
            link.Grant();
        world.Line("server 2");
        foreach (var link in world.Links)
            world.Client.LinkLost(link.Link);
        world.Client.InputEnded();
        Assert.That((world.Client.Overview().Servers.Select(server => $"{server.State}"), world.ExitCodes), Is.EqualTo(((string[])["Disconnected", "Disconnected"], new[] { 5 })));
    }

    [Test]
    public void A_script_that_is_ended_while_it_waits_ends()
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Client.InputEnded();
        Assert.That((world.State, world.ExitCode), Is.EqualTo(("Disconnected", 5)));
    }

    [Test]
    public void A_kept_line_of_a_script_that_is_refused_is_reported()
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Line("kept");
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.NameTaken);
        Assert.That((world.Errors().Last(), world.LinesWanted), Is.EqualTo(("skipped", 1)));
    }

    [Test]
    public void A_script_whose_session_ends_skips_its_texts()
    {
        var world = Chatting(isInteractive: false, settle: Steady);
        world.Server.EndSession();
        world.Line("servers");
        Assert.That((world.Errors().Last(), world.LinesWanted), Is.EqualTo(("skipped", 1)));
    }

    [Test]
    public void A_long_script_goes_on_after_a_resume([Values] bool isKept)
    {
        var world = Chatting(isInteractive: false, window: 1, settle: Steady);
        for (var i = 0; i <= 500; i++)
            world.Line($"{i}");
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        if (isKept)
            world.Line("kept");
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 3);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Chatting", 1)));
    }
}
