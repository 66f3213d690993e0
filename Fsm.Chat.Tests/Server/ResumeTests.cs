namespace Fsm.Chat.Tests.Server;

/// <summary>A session outlives its link: what is kept, sent again and told.</summary>
internal sealed class ResumeTests : ResumeFixture
{
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
        var carol = Hub.Connect("carol");

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
    public void What_a_resume_acknowledges_has_its_verdict_at_once([Values] bool wasLost)
    {
        var (alice, bob, token) = Talking();
        alice.SendText("bob", "seen");
        if (wasLost)
            bob.Drop();
        alice.Skip();

        Resume(bob, token);

        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void A_mistake_of_ours_ends_the_session_of_whoever_is_there_or_away([Values] bool isAway)
    {
        var (alice, bob, token) = Talking();
        var session = bob.Link.Session!;
        if (isAway)
            bob.Drop();
        alice.Skip();

        Hub.Meet((_, machines) => machines.Fire(session, SessionTrigger.InternalErrorCaught));

        Assert.That(alice.ExpectPresence(), Is.EqualTo((PresenceChange.Gone, "bob")));
        Assert.That(Hub.Hub.Figures.Sessions, Is.EqualTo(1));
        AssertRefused(Resume(bob, token), StatusCode.UnknownSession);
    }

    [TestCase(SessionTrigger.InternalErrorCaught, CloseReason.InternalError)]
    [TestCase(SessionTrigger.StopRequested, CloseReason.ServerStopping)]
    [TestCase(SessionTrigger.QueueOverflowed, CloseReason.SlowConsumer)]
    public void Whoever_is_away_is_gone_for_the_reason_of_that_and_not_of_the_lost_link(SessionTrigger trigger, CloseReason reason)
    {
        var (alice, bob, _) = Talking();
        Hub.Gather("team", alice, bob);
        var session = bob.Link.Session!;
        bob.Drop();
        alice.Skip();

        Hub.Meet((_, machines) => machines.Fire(session, trigger));

        Assert.That(PresenceNotice.TryRead(alice.Expect(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That((gone.Change, gone.Reason), Is.EqualTo((PresenceChange.Gone, reason)));
        Assert.That(alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "bob", (int)reason)));
    }

    [Test]
    public void After_the_window_it_is_over()
    {
        var (alice, bob, token) = Talking();
        bob.Drop();
        alice.SendText("bob", "for nobody");
        Hub.Pass(TimeSpan.FromSeconds(59));
        alice.Skip();
        Assert.That(Hub.Hub.Figures.Sessions, Is.EqualTo(2));
        Hub.Pass(TimeSpan.FromSeconds(2));

        Assert.That(alice.ExpectPresence(), Is.EqualTo((PresenceChange.Gone, "bob")));
        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.RecipientGone));
        Assert.That(Hub.Hub.Figures, Has.Property("Sessions").EqualTo(1).And.Property("Undecided").Zero);
        AssertRefused(Resume(bob, token), StatusCode.UnknownSession);
    }

    [Test]
    public void Whoever_ends_only_their_own_direction_hears_the_rest_and_may_come_back([Values] bool afterAPing)
    {
        var (alice, bob, token) = Talking();
        if (afterAPing)
            Probe(alice, bob);
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
    public void Whoever_comes_back_is_told_who_is_there_now([Values] bool inConversation, [Values] bool wasLost)
    {
        var (alice, bob, token) = Talking();
        if (!inConversation)
            bob.SendLeave("alice").Skip();
        if (wasLost)
            bob.Drop();
        Hub.Connect("carol");

        var again = Resume(bob, token);

        again.ExpectWelcome();
        Assert.That(UserListPage.TryRead(again.TakeAll().Single(frame => frame.Header.Action == FrameAction.UserList).Body, out var page), Is.True);
        Assert.That((page.Request, page.Users.Select(user => user.Name)), Is.EqualTo((0ul, (string[])["bob", "alice", "carol"])));
        alice.Skip();
    }

    [Test]
    public void Who_has_left_meanwhile_is_told_to_whoever_comes_back([Values] bool wasTheOnlyOne)
    {
        var (alice, bob, token) = Talking();
        if (!wasTheOnlyOne)
        {
            Hub.Connect("carol");
            bob.SendOpen("carol").Acknowledge().Skip();
        }

        bob.Drop();
        alice.SendBare(FrameAction.DisconnectRequest);

        var again = Resume(bob, token);

        again.ExpectWelcome();
        Assert.That(again.ExpectPresence(), Is.EqualTo((PresenceChange.Gone, "alice")));
    }

    [Test]
    public void Too_much_for_somebody_in_no_conversation_ends_their_session_too()
    {
        var bob = Hub.Connect("bob");
        Hub.FillQueueOf(bob);
        bob.Send(new UserListRequest());
        bob.Send(new UserListRequest());
        bob.StopsReading = false;
        bob.Wake();

        Assert.That(bob.TakeAll()[^1].Header.Action, Is.EqualTo(FrameAction.DisconnectRequest));
        Assert.That(bob.Link.Reason, Is.EqualTo(CloseReason.SlowConsumer));
        Assert.That(Hub.Connect("bob").Link.Reason, Is.EqualTo(CloseReason.None), "the name is free");
    }

    [TestCase(1u, true)]
    [TestCase(0u, false)]
    public void A_resume_has_no_number_and_a_new_connect_has(uint sequence, bool hasToken)
    {
        var peer = Hub.Dial();
        peer.SendBytes(NativeClient.Encode(new ConnectRequest { Name = "bob"u8, Token = hasToken ? new byte[16] : [] }, sequence, 0));
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.WrongSequence));
    }
}
