namespace Fsm.Chat.Tests.Client;

/// <summary>The session is lost and its groups with it: what was typed for one and never left has failed, wherever its conversation was.</summary>
internal sealed class LostGroupTests : ReconnectingFixture
{
    [Test]
    public void A_text_that_was_kept_for_a_group_has_failed()
    {
        var world = Connected(settle: Steady);
        Join(world);
        world.Client.LinkLost(world.Server.Link);
        world.Line("/msg bob kept");
        world.Advance(FirstWait);
        AssertFails(world, "kept failed not_member");
    }

    // The name was free, so nobody was found; then one has joined a group that is called so.
    [Test]
    public void A_text_that_waits_for_whoever_has_the_name_of_a_group_has_failed()
    {
        var world = Lost(isChatting: false);
        world.Line("/msg bob kept");
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 1);
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Join(world);
        LoseAgain(world);
        AssertFails(world, "kept failed not_member");
    }

    // A server would not give a person's name to a group; if it does, no message is left without a verdict.
    [Test]
    public void A_text_that_waits_for_somebody_who_is_away_and_has_the_name_of_a_group_has_failed()
    {
        var world = Chatting(settle: Steady, window: 1);
        world.Line("sent");
        world.Line("waits");
        Presence(world, PresenceChange.Interrupted);
        Join(world);
        LoseAgain(world);
        AssertFails(world, "sent unknown peer_lost", "waits failed not_member");
    }

    private static void Join(ClientWorld world) => world.Server.Group(GroupChange.Joined, "bob", "alice");

    private static void LoseAgain(ClientWorld world)
    {
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
    }

    // In the next session the same can be turned to.
    private static void AssertFails(ClientWorld world, params string[] verdicts)
    {
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(world.Verdicts(), Is.EqualTo(verdicts));
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Line("/chat bob");
        world.Server.ConfirmOpen("bob", 0);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob open"));
        AssertNoViolation(world);
    }
}
