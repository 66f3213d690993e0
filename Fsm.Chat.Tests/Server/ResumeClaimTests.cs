using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Tests.Server;

/// <summary>Who gets a session that is asked for, and who does not; a ghost of oneself gives way.</summary>
internal sealed class ResumeClaimTests : ResumeFixture
{
    [Test]
    public void A_ghost_of_oneself_is_replaced_at_once([Values] bool inConversation)
    {
        var (alice, bob, token) = Talking();
        if (!inConversation)
            bob.SendLeave("alice").Skip();
        alice.Skip();

        var again = Resume(bob, token);

        Assert.That(bob.ExpectClose(), Is.EqualTo(CloseReason.Replaced));
        Assert.That(bob.Link.Reason, Is.EqualTo(CloseReason.Replaced));
        alice.ExpectNothing();
        bob.EndInput();
        again.SendText("alice", "it is me");
        Assert.That(alice.TakeAll()[^1].Header.Action, Is.EqualTo(FrameAction.SendRequest));
        Assert.That(Hub.Hub.Figures.Links, Is.EqualTo(2));
    }

    [Test]
    public void An_attempt_that_was_given_up_does_not_replace_a_newer_one()
    {
        var (alice, bob, token) = Talking();
        bob.Drop();
        var (abandoned, newer) = (Hub.Dial(), Hub.Dial());
        (newer.Sent, newer.Handled) = (bob.Sent, bob.Handled);
        newer.Resume("bob", token, newer.Handled);
        abandoned.Link.SetPeerEnded();

        abandoned.Resume("bob", token, bob.Handled);
        abandoned.EndInput();

        newer.Acknowledge().SendText("alice", "I am here");
        Assert.That((abandoned.Link.Reason, newer.Link.Reason), Is.EqualTo((CloseReason.PeerLost, CloseReason.None)));
        Assert.That(alice.TakeAll()[^1].Action, Is.EqualTo(FrameAction.SendRequest));
    }

    [Test]
    public void An_attempt_that_ends_at_once_gets_a_session_that_nobody_else_carries()
    {
        var (_, bob, token) = Talking();
        bob.Drop();
        var again = Hub.Dial();
        (again.Sent, again.Handled) = (bob.Sent, bob.Handled);
        again.Link.SetPeerEnded();

        again.Resume("bob", token, again.Handled);

        Assert.That(again.ExpectWelcome(), Is.EqualTo((0ul, bob.Handled)));
    }

    [Test]
    public void An_attempt_that_ends_at_once_leaves_the_session_waiting_for_the_next_one()
    {
        var carol = Hub.Dial().SendConnect("carol");
        var token = carol.ExpectToken();
        carol.Acknowledge().Skip();
        carol.Drop();
        for (var i = 0; i < 2; i++)
        {
            var brief = Hub.Dial();
            (brief.Sent, brief.Handled) = (carol.Sent, carol.Handled);
            brief.Link.SetPeerEnded();
            brief.Resume("carol", token, carol.Handled).EndInput();
        }

        var again = Resume(carol, token);

        again.SendOpen("bob");
        Assert.That((again.Link.Reason, Hub.Hub.Figures.Sessions), Is.EqualTo((CloseReason.None, 1)));
    }

    [Test]
    public void Whoever_was_gone_before_they_were_let_in_is_not_waited_for()
    {
        var abandoned = Hub.Dial();
        abandoned.Link.SetPeerEnded();
        abandoned.SendConnect("carol").EndInput();

        Hub.Connect("carol");
        Assert.That(Hub.Hub.Figures.Sessions, Is.EqualTo(1));
    }

    [Test]
    public void What_a_ghost_still_says_says_nothing_about_the_session()
    {
        var (alice, bob, token) = Talking();
        var again = Resume(bob, token);
        alice.Skip();

        bob.SendText("alice", "boo");
        bob.SendBytes(1, 2, 3);
        Hub.Pass(TimeSpan.FromSeconds(3));

        alice.ExpectNothing();
        Assert.That((bob.IsAborted, again.IsReleased, again.IsAborted), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void A_ghosts_stream_ends_with_whole_frames()
    {
        var (alice, bob, token) = Talking();
        bob.StopsReading = true;
        for (var i = 0; i < 20; i++)
            alice.SendText("bob", new string('x', 8_000));
        bob.TakeOnce(); // 64 KiB of them

        Resume(bob, token);
        bob.StopsReading = false;
        bob.Wake();

        Assert.That(bob.TakeAllOf(FrameAction.SendRequest), Is.EqualTo(9), "the ninth had begun");
        Assert.That(bob.ExpectClose(), Is.EqualTo(CloseReason.Replaced));
    }

    [Test]
    public void A_token_that_is_nobodys_is_refused_and_closed()
    {
        AssertRefused(Hub.Dial().Resume("mallory", new byte[Welcome.TokenSize], 0), StatusCode.UnknownSession);
        Assert.That(Hub.Hub.Figures.Sessions, Is.Zero);
    }

    [Test]
    public void Whoever_acknowledges_what_was_never_sent_does_not_get_the_session()
    {
        var (_, bob, token) = Talking();
        bob.Drop();

        var liar = Resume(bob, token, 1_000);

        Assert.That(liar.ExpectClose(), Is.EqualTo(CloseReason.WrongAcknowledgement));
        Assert.That(Resume(bob, token).ExpectWelcome().Request, Is.Zero, "the session waits for the right one");
    }

    [Test]
    public void Whoever_was_away_may_come_back_for_what_a_stopping_server_waits_for()
    {
        var (alice, bob, token) = Talking();
        bob.Drop();
        alice.Skip();
        alice.SendText("bob", "keeps it draining");

        Hub.Hub.Stop();
        Assert.That(Hub.Dial().SendConnect("carol").ExpectConfirmation().Status, Is.EqualTo(StatusCode.ServerStopping));
        Assert.That((Hub.Hub.Figures.State, Hub.Hub.Closing.IsCompleted), Is.EqualTo((ServerState.Draining, false)));
        var back = Resume(bob, token);

        Assert.That(back.ExpectWelcome().Request, Is.Zero);
        Assert.That(back.ExpectText(), Is.EqualTo(("alice", "keeps it draining")));
        Assert.That(back.ExpectPresence().Change, Is.EqualTo(PresenceChange.ServerStopping), "what was said to everybody meanwhile is said to them too");
        back.Acknowledge();
        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Hub.Hub.Closing.IsCompleted, Is.True);
    }

    [Test]
    public void A_server_that_closes_gives_no_session_back_and_lets_nobody_in()
    {
        var (alice, bob, token) = Talking();
        alice.SendText("bob", "keeps it draining");
        bob.Drop();
        var early = Hub.Dial();
        Hub.Hub.Stop();
        Hub.Pass(TimeSpan.FromSeconds(5.1));

        Assert.That(Hub.Hub.Closing.IsCompleted, Is.True);
        Assert.That(early.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        Assert.That(Resume(bob, token).ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        Hub.Pass(TimeSpan.FromSeconds(3.1));
        Assert.That(Hub.Hub.Figures, Has.Property("State").EqualTo(ServerState.Stopped).And.Property("Sessions").Zero);
    }
}
