using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Server;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server;

/// <summary>A session outlives its links: whoever shows its token carries it on.</summary>
public sealed class ResumeTests
{
    private HubHarness _server = null!;

    [SetUp]
    public void Begin() => _server = new(waits: true);

    [TearDown]
    public void Nobody_found_a_bug()
    {
        Assert.That(_server.Hub.Figures.InternalErrors, Is.Zero);
        _server.Dispose();
    }

    [Test]
    public void A_lost_link_keeps_the_name_and_what_comes_meanwhile()
    {
        var (alice, bob, token) = Talking();
        bob.Drop();
        alice.SendText("bob", "are you there?");

        var again = Resume(bob, token);

        Assert.That(again.ExpectWelcome(), Is.EqualTo((0ul, bob.Handled)));
        Assert.That(again.ExpectText(), Is.EqualTo(("alice", "are you there?")));
        Assert.That(UserListPage.TryRead(again.Expect(FrameAction.UserList).Body, out var page) && page.Request == 0, Is.True, "who is there now");
        again.Acknowledge();
        alice.Expect(FrameAction.Presence);
        Assert.That(alice.TakeAll().Select(frame => frame.Header.Action), Does.Contain(FrameAction.SendConfirmation));
    }

    [Test]
    public void Whoever_talks_to_the_lost_one_is_told_at_once_and_nobody_else()
    {
        var (alice, bob, token) = Talking();
        var carol = _server.Connect("carol");

        bob.EndInput();
        Assert.That(alice.ExpectPresence(), Is.EqualTo((PresenceChange.Interrupted, "bob")));
        Resume(bob, token);

        Assert.That(alice.ExpectPresence(), Is.EqualTo((PresenceChange.Back, "bob")));
        carol.ExpectNothing();
    }

    [Test]
    public void What_was_not_acknowledged_is_sent_again_with_the_same_numbers()
    {
        var (alice, bob, token) = Talking();
        alice.SendText("bob", "one");
        alice.SendText("bob", "two");
        var first = bob.Expect(FrameAction.SendRequest);
        var second = bob.Expect(FrameAction.SendRequest);
        bob.Drop();

        var again = Resume(bob, token, first.Header.Sequence);

        Assert.That(again.ExpectWelcome().HandedOver, Is.EqualTo(second.Header.Sequence), "so far it may have been shown");
        Assert.That(again.Expect(FrameAction.SendRequest).Raw, Is.EqualTo(second.Raw));
        alice.SendText("bob", "three");
        Assert.That(again.Expect(FrameAction.UserList).Header.Sequence, Is.EqualTo(second.Header.Sequence + 1));
        Assert.That(again.ExpectText(), Is.EqualTo(("alice", "three")));
    }

    [Test]
    public void Numbers_go_on_where_they_were()
    {
        var (alice, bob, token) = Talking();
        bob.Drop();
        var again = Resume(bob, token);

        again.SendText("alice", "I am back");

        Assert.That(alice.TakeAll().Select(frame => frame.Header.Action), Does.Contain(FrameAction.SendRequest));
        Assert.That(again.Link.Reason, Is.EqualTo(CloseReason.None));
    }

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
        Assert.That(_server.Hub.Figures.Links, Is.EqualTo(2));
    }

    [Test]
    public void What_a_ghost_still_says_says_nothing_about_the_session()
    {
        var (alice, bob, token) = Talking();
        var again = Resume(bob, token);
        alice.Skip();

        bob.SendText("alice", "boo");
        bob.SendBytes(1, 2, 3);
        _server.Pass(TimeSpan.FromSeconds(3));

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
    public void After_the_window_it_is_over()
    {
        var (alice, bob, token) = Talking();
        bob.Drop();
        alice.SendText("bob", "for nobody");
        _server.Pass(TimeSpan.FromSeconds(59));
        alice.Skip();
        Assert.That(_server.Hub.Figures.Sessions, Is.EqualTo(2));
        _server.Pass(TimeSpan.FromSeconds(2));

        Assert.That(alice.ExpectPresence(), Is.EqualTo((PresenceChange.Gone, "bob")));
        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.RecipientGone));
        Assert.That(_server.Hub.Figures, Has.Property("Sessions").EqualTo(1).And.Property("Undecided").Zero);
        AssertRefused(Resume(bob, token), StatusCode.UnknownSession);
    }

    [Test]
    public void Whoever_ends_only_their_own_direction_hears_the_rest_and_may_come_back()
    {
        var (alice, bob, token) = Talking();
        bob.StopsReading = true;
        alice.SendText("bob", "one more");
        bob.EndInput();
        bob.StopsReading = false;
        bob.Wake();

        Assert.That(bob.ExpectText(), Is.EqualTo(("alice", "one more")));
        Assert.That(bob.ExpectClose(), Is.EqualTo(CloseReason.PeerLost));
        Assert.That(bob.IsReleased);
        Assert.That(Resume(bob, token).ExpectWelcome().Request, Is.Zero);
    }

    [Test]
    public void A_token_that_is_nobodys_is_refused_and_closed()
    {
        AssertRefused(_server.Dial().Resume("mallory", new byte[Welcome.TokenSize], 0), StatusCode.UnknownSession);
        Assert.That(_server.Hub.Figures.Sessions, Is.Zero);
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

    [TestCase(1u, true)]
    [TestCase(0u, false)]
    public void A_resume_has_no_number_and_a_new_connect_has(uint sequence, bool hasToken)
    {
        var peer = _server.Dial();
        peer.SendBytes(ScriptedPeer.Encode(new ConnectRequest { Name = "bob"u8, Token = hasToken ? new byte[16] : [] }, sequence, 0));
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.WrongSequence));
    }

    [Test]
    public void A_stopping_server_gives_no_session_back()
    {
        var (alice, bob, token) = Talking();
        alice.SendText("bob", "keeps it draining");
        bob.Drop();
        _server.Hub.Stop();
        AssertRefused(Resume(bob, token), StatusCode.ServerStopping);
        _server.Pass(TimeSpan.FromSeconds(8));
        Assert.That(_server.Hub.Figures, Has.Property("State").EqualTo(ServerState.Stopped).And.Property("Sessions").Zero);
    }

    [Test]
    public void What_waits_for_the_lost_one_is_bounded_and_then_the_session_is_over()
    {
        var (_, bob, token) = Talking();
        _server.FillQueueOf(bob);
        bob.Drop();

        // Presence is what can still come for somebody who is away.
        for (var i = 0; i < 400 && _server.Hub.Figures.Sessions > 61; i++)
        {
            var visitor = _server.Connect("visitor");
            visitor.SendOpen("bob");
            visitor.SendBare(FrameAction.DisconnectRequest);
            visitor.EndInput();
        }

        Assert.That(_server.Hub.Figures.Sessions, Is.EqualTo(61));
        AssertRefused(Resume(bob, token), StatusCode.UnknownSession);
    }

    private (ScriptedPeer Alice, ScriptedPeer Bob, byte[] Token) Talking()
    {
        var bob = _server.Dial().SendConnect("bob");
        Assert.That(Welcome.TryRead(bob.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        var token = welcome.Token.ToArray();
        var alice = _server.Connect("alice").SendOpen("bob");
        bob.SendOpen("alice").Skip();
        alice.Acknowledge().Skip();
        bob.Acknowledge().Skip();
        return (alice, bob, token);
    }

    private ScriptedPeer Resume(ScriptedPeer before, byte[] token, ulong? handled = null)
    {
        var peer = _server.Dial();
        (peer.Sent, peer.Handled) = (before.Sent, handled ?? before.Handled);
        return peer.Resume("bob", token, peer.Handled);
    }

    private static void AssertRefused(ScriptedPeer peer, StatusCode status)
    {
        var refusal = peer.Expect(FrameAction.Confirmation);
        Assert.That(refusal.Header.Sequence, Is.Zero);
        Assert.That(Confirmation.TryRead(refusal.Body, out var message) ? message.Status : default, Is.EqualTo(status));
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
    }
}
