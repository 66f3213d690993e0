namespace Fsm.Chat.Tests.Server;

/// <summary>Whoever cannot be told what others do ends for it; those who do it, and those who are told after, do not.</summary>
public sealed class BrokenVoiceTests : ContainmentFixture
{
    [TearDown]
    public void Mallory_has_ended_by_our_mistake() => Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));

    [Test]
    public void Somebody_joins_a_group_of_theirs()
    {
        Begin();
        var carol = Server.Connect("carol");
        Server.Gather("team", Alice, Mallory, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol");
        BreakVoice();

        carol.SendGroup(GroupRequestKind.Accept, "team");

        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.Joined, "team", "carol", 0)));
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "mallory", (int)CloseReason.InternalError)));
        Assert.That(Bob.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single().Members, Is.EqualTo(["alice", "bob", "carol"]));
    }

    [Test]
    public void Conversation_with_them_is_opened()
    {
        Begin();
        BreakVoice();

        Alice.SendOpen("mallory");

        Assert.That(Alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        AssertGoneFor(Alice);
    }

    [Test]
    public void Conversation_with_them_is_left()
    {
        Begin();
        Alice.SendOpen("mallory").Skip();
        BreakVoice();

        Alice.SendLeave("mallory");

        Assert.That(Alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Somebody_is_away_for_a_moment()
    {
        Begin(waits: true);
        var carol = Server.Connect("carol").SendOpen("mallory").SendOpen("bob");
        Mallory.SendOpen("carol");
        Bob.SendOpen("carol").Skip();
        BreakVoice();

        carol.Drop();

        Assert.That(PresenceNotice.TryRead(Bob.Await(FrameAction.Presence).Body, out var away), Is.True);
        Assert.That(away.Change, Is.EqualTo(PresenceChange.Interrupted));
    }

    [Test]
    public void Message_to_them_has_failed_and_its_sender_goes_on()
    {
        Begin();
        Alice.SendOpen("mallory").Skip();
        BreakVoice();

        Alice.SendText("mallory", "hello");

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfFailed(Alice.Sent, StatusCode.RecipientGone, handedOver: false)]));
        AssertGoneFor(Alice);
    }

    [Test]
    public void Message_to_their_group_reaches_the_others_and_has_its_verdict()
    {
        Begin();
        Server.Gather("team", Alice, Mallory, Bob);
        BreakVoice();

        Alice.SendText("team", "hello");
        Bob.Await(FrameAction.GroupMessage);
        Bob.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfGroup(Alice.Sent, delivered: 1, failed: 1, StatusCode.RecipientGone, handedOver: false)]));
    }

    [Test]
    public void Queue_of_theirs_that_cannot_even_be_looked_at_keeps_no_message_of_others()
    {
        Begin();
        Server.Gather("team", Alice, Mallory, Bob);
        Break(nameof(HubSession.Voice));

        Alice.SendText("team", "hello");
        Bob.Await(FrameAction.GroupMessage);
        Bob.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfGroup(Alice.Sent, delivered: 1, failed: 1, StatusCode.RecipientGone, handedOver: false)]));
    }

    [Test]
    public void Queue_of_theirs_that_cannot_even_be_looked_at_ends_nobody_who_writes_to_them()
    {
        Begin();
        Break(nameof(HubSession.Voice));

        Alice.SendText("mallory", "hello");

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfFailed(Alice.Sent, StatusCode.RecipientBusy, handedOver: false)]));
    }

    [Test]
    public void Invitation_of_them()
    {
        Begin();
        Server.Gather("team", Alice, Bob);
        BreakVoice();

        Alice.SendGroup(GroupRequestKind.Invite, "team", "mallory");

        Assert.That(Alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Alice.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.InvitationEnded));
    }

    [Test]
    public void Invitation_of_theirs_is_declined()
    {
        Begin();
        Mallory.SendGroup(GroupRequestKind.Create, "team").SendGroup(GroupRequestKind.Invite, "team", "bob");
        BreakVoice();

        Bob.SendGroup(GroupRequestKind.Decline, "team");

        Assert.That(Bob.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Offer_to_them()
    {
        Begin();
        BreakVoice();

        var transfer = Alice.OfferTo("mallory");

        Assert.That(Alice.ExpectEnded(), Is.EqualTo((transfer, StatusCode.RecipientGone)));
    }

    [Test]
    public void Offer_of_theirs_is_accepted()
    {
        Begin();
        var transfer = Mallory.OfferTo("bob");
        Bob.Skip();
        BreakVoice();

        Bob.Accept(transfer);

        Bob.ExpectStart();
        Assert.That(Bob.ExpectEnded().Transfer, Is.EqualTo(transfer));
    }

    [Test]
    public void Offer_of_theirs_is_declined()
    {
        Begin();
        var transfer = Mallory.OfferTo("bob");
        BreakVoice();

        Bob.Decline(transfer);

        Assert.That(Server.Hub.Figures.OpenTransfers, Is.Zero);
    }

    private static void AssertGoneFor(ScriptedPeer peer)
    {
        Assert.That(PresenceNotice.TryRead(peer.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That((gone.Change, gone.Reason), Is.EqualTo((PresenceChange.Gone, CloseReason.InternalError)));
    }
}
