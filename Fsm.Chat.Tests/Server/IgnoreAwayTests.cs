namespace Fsm.Chat.Tests.Server;

/// <summary>Whom a person ignores, while the one or the other has lost the link.</summary>
internal sealed class IgnoreAwayTests : ResumeFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public void Who_is_away_is_taken_out_too_and_told_when_they_are_back(bool hasAnother)
    {
        var (alice, carol) = (Hub.Connect("alice"), Hub.Connect("carol"));
        var eve = Hub.Dial().Send(new ConnectRequest { Name = "eve"u8, Wishes = Wishes.Ignoring });
        var token = eve.ExpectToken();
        if (hasAnother)
            eve.SendOpen("carol");
        eve.SendOpen("alice").Skip();
        eve.Drop();
        alice.Skip();
        alice.SendIgnore("eve");
        Assert.That(alice.ExpectNamed().Name, Is.EqualTo("eve"));

        var back = Resume(eve, token);

        Assert.That(ConversationMessage.TryRead(back.Await(FrameAction.Conversation).Body, out var notice) && notice.Change == ConversationChange.End && notice.Peer.SequenceEqual("alice"u8));
        back.SendLeave("alice").SendLeave("carol");
        back.Skip();
        alice.ExpectNothing();
        Assert.That(carol.TakeAllOf(FrameAction.Conversation) > 0, Is.EqualTo(hasAnother));
    }

    [Test]
    public void It_outlives_a_lost_link_of_whoever_ignores()
    {
        var (alice, bob, token) = Talking();
        bob.SendIgnore("alice").Skip();
        bob.Drop();
        alice.Skip();

        alice.SendText("bob", "while he is away");
        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ignored));
        var back = Resume(bob, token);
        back.Skip();
        alice.SendText("bob", "when he is back");

        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ignored));
        back.ExpectNothing();
    }

    [Test]
    public void It_outlives_a_lost_link_of_who_is_ignored()
    {
        var (alice, bob, token) = Talking();
        alice.SendIgnore("bob").Skip();
        bob.Drop();

        var back = Resume(bob, token);
        back.Skip();
        back.SendText("alice", "it is me");

        Assert.That(back.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ignored));
        alice.ExpectNothing();
    }
}
