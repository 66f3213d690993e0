using Fsm.Chat.Server.Hub.Performing;

namespace Fsm.Chat.Tests.Server;

/// <summary>Two people talk through the hub, and every way of it ending has its verdict.</summary>
public sealed class ConversationTests : HubFixture
{
    [Test]
    public void A_connect_is_answered_with_the_limits_and_the_list_of_users_with_address_and_port()
    {
        var alice = Server.Connect("alice");
        var bob = Server.Dial().SendConnect("bob");

        Assert.That(Welcome.TryRead(bob.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        Assert.That(Encoding.UTF8.GetString(welcome.ServerName), Is.EqualTo("fsmchat"));
        Assert.That(welcome.Window, Is.EqualTo(128));
        var list = bob.Expect(FrameAction.UserList);
        Assert.That(list.Header.Server.ToString(), Is.EqualTo("127.0.0.1"));
        Assert.That(UserListPage.TryRead(list.Body, out var page), Is.True);
        Assert.That(page.Users.Select(user => (user.Name, user.Port)), Is.EqualTo(new[] { ("bob", bob.Port), ("alice", alice.Port) }), "oneself first");
    }

    [Test]
    public void A_message_reaches_its_recipient_and_is_delivered_once_acknowledged()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));

        alice.SendText("bob", "hello");
        Assert.That(bob.ExpectText(), Is.EqualTo(("alice", "hello")));
        alice.ExpectNothing();
        bob.Acknowledge();

        Assert.That(alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfDelivered(2) }));
    }

    [Test]
    public void Verdicts_of_a_run_are_one_range()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));

        for (var i = 0; i < 5; i++)
            alice.SendText("bob", $"{i}");
        bob.Acknowledge();

        Assert.That(alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfDelivered(2) with { Last = 6 } }));
    }

    [Test]
    public void A_recipient_is_found_by_name_ignoring_case_and_by_port()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("Bob"));

        alice.SendText("bOB", "by name").SendText("", "by port", bob.Port).SendText("bob", "by both", bob.Port);

        Assert.That(bob.ExpectText().Text, Is.EqualTo("by name"));
        Assert.That(bob.ExpectText().Text, Is.EqualTo("by port"));
        Assert.That(bob.ExpectText().Text, Is.EqualTo("by both"));
    }

    [TestCase("nobody", 0, StatusCode.UnknownRecipient)]
    [TestCase("bob", 1, StatusCode.UnknownRecipient, Description = "a name used anew is another person")]
    [TestCase("alice", 0, StatusCode.RecipientIsSelf)]
    public void A_message_that_cannot_be_forwarded_fails_at_once_and_the_session_stays(string to, int port, StatusCode status)
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));

        alice.SendText(to, "hello", (ushort)port);

        Assert.That(alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(2, status, handedOver: false) }));
        bob.ExpectNothing();
    }

    [Test]
    public void Empty_and_overlong_texts_are_refused()
    {
        var (alice, _) = (Server.Connect("alice"), Server.Connect("bob"));

        alice.SendText("bob", "").SendText("bob", new string('x', Server.Limits.MaxText + 1));

        Assert.That(alice.ExpectVerdicts()[0].Status, Is.EqualTo(StatusCode.TextEmpty));
        Assert.That(alice.ExpectVerdicts()[0].Status, Is.EqualTo(StatusCode.TextTooLong));
    }

    [Test]
    public void When_the_recipient_drops_the_sender_is_told_and_pending_messages_fail()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "seen, not confirmed");
        bob.ExpectText();
        bob.StopsReading = true;
        alice.SendText("bob", "never handed over");

        bob.Drop();

        Assert.That(PresenceNotice.TryRead(alice.Expect(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(Encoding.UTF8.GetString(gone.Name), Is.EqualTo("bob"));
        Assert.That(gone.Reason, Is.EqualTo(CloseReason.PeerLost));
        Assert.That(alice.ExpectVerdicts(), Is.EqualTo(new[]
        {
            VerdictRange.OfFailed(2, StatusCode.RecipientGone, handedOver: true),
            VerdictRange.OfFailed(3, StatusCode.RecipientGone, handedOver: false),
        }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Whoever_only_listened_is_told_too_that_the_other_is_gone(bool inOrder)
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendOpen("bob");
        bob.Expect(FrameAction.Conversation);

        if (inOrder)
            alice.EndInput();
        else
            alice.Drop();

        Assert.That(alice.IsReleased, Is.True);
        bob.Expect(FrameAction.Presence);
    }

    [Test]
    public void Strangers_are_not_told()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));
        alice.SendText("bob", "hello");

        bob.Drop();

        carol.ExpectNothing();
    }

    [Test]
    public void A_conversation_is_opened_confirmed_and_left_by_either()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));

        alice.SendOpen("BOB");
        Assert.That(ConversationConfirmation.TryRead(alice.Expect(FrameAction.Confirmation).Body, out var opened), Is.True);
        Assert.That((opened.Request, Encoding.UTF8.GetString(opened.Peer), opened.Port), Is.EqualTo((2UL, "bob", bob.Port)));
        bob.Expect(FrameAction.Conversation);
        alice.SendOpen("bob");
        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((3UL, StatusCode.Ok)), "asking again is harmless");
        bob.ExpectNothing();
        alice.SendLeave("bob");
        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((4UL, StatusCode.Ok)));
        bob.Expect(FrameAction.Conversation);
        alice.SendLeave("bob");
        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((5UL, StatusCode.NotInConversation)));
    }

    [Test]
    public void Opening_a_conversation_with_nobody_or_oneself_is_refused()
    {
        var alice = Server.Connect("alice");

        alice.SendOpen("ghost").SendOpen("alice");

        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((2UL, StatusCode.UnknownRecipient)));
        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((3UL, StatusCode.RecipientIsSelf)));
    }

    [Test]
    public void Leaving_one_of_two_conversations_keeps_the_other()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));
        alice.SendOpen("bob").SendOpen("carol").SendLeave("bob");
        carol.Await(FrameAction.Conversation);

        carol.Drop();
        alice.Await(FrameAction.Presence);
        bob.Drop();

        alice.ExpectNothing();
        Assert.That(Server.Journal.Entries, Has.Some.Matches<JournalEntry>(e => e is { User: "alice", Trigger: "LastPartnerGone", To: "Connected" }));
    }

    [Test]
    public void A_disconnect_is_confirmed_and_announced_after_what_was_on_its_way()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "hello");
        bob.Acknowledge();

        alice.SendBare(FrameAction.DisconnectRequest);

        Assert.That(alice.ExpectVerdicts(), Has.Length.EqualTo(1));
        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((3UL, StatusCode.Ok)));
        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.Requested));
        Assert.That(PresenceNotice.TryRead(bob.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(gone.Reason, Is.EqualTo(CloseReason.Requested));
        alice.EndInput();
        Assert.That(alice.IsReleased, Is.True);
        Assert.That(Server.Hub.Figures.Links, Is.EqualTo(1));
    }

    [Test]
    public void What_was_handled_is_acknowledged_within_a_tenth_of_a_second()
    {
        var (alice, _) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "hello");
        alice.ExpectNothing();

        Server.Pass(TimeSpan.FromMilliseconds(150));

        Assert.That(alice.Expect(FrameAction.Acknowledge).Header.Acknowledgement, Is.EqualTo(2));
    }
}
