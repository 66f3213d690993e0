namespace Fsm.Chat.Tests.Client;

/// <summary>
/// Somebody is asked for again, for what was kept for them, while an earlier request is unanswered or they are awaited: late answers and what happens
/// meanwhile mean nothing, and what was kept goes once.
/// </summary>
internal sealed class AskedForAgainTests : ReconnectingFixture
{
    [Test]
    public void That_nobody_was_found_means_nothing_when_an_older_answer_has_opened_it([Values] bool interrupted, [Values] bool isAway)
    {
        var (world, first, second) = AskedTwice();
        world.Server.Say(new ConversationConfirmation { Request = first, Peer = "bob"u8, Port = isAway ? (ushort)0 : (ushort)40114 });
        if (interrupted)
            Presence(world, PresenceChange.Interrupted);
        world.Server.Say(new Confirmation(second, StatusCode.UnknownRecipient));
        AssertGoes(world);
    }

    [TestCase(StatusCode.Ok)]
    [TestCase(StatusCode.Ok, true)]
    [TestCase(StatusCode.UnknownRecipient)]
    [TestCase(StatusCode.RecipientAmbiguous)]
    public void An_older_answer_means_nothing_to_whom_is_awaited(StatusCode late, bool isAway = false)
    {
        var (world, first, second) = AskedTwice();
        world.Server.Say(new Confirmation(second, StatusCode.UnknownRecipient));
        if (late == StatusCode.Ok)
            world.Server.Say(new ConversationConfirmation { Request = first, Peer = "bob"u8, Port = isAway ? (ushort)0 : (ushort)40114 });
        else
            world.Server.Say(new Confirmation(first, late));
        AssertIsAskedForAgain(world);
    }

    [Test]
    public void That_nobody_was_found_means_nothing_when_it_was_given_up()
    {
        var (world, _, second) = AskedTwice();
        world.AdvancePonging(85);
        world.Server.Say(new Confirmation(second, StatusCode.UnknownRecipient));
        Assert.That((world.Verdicts(), world.Conversations().Last()), Is.EqualTo((new[] { "kept failed no_answer" }, "bob refused")));
        AssertNoViolation(world);
    }

    [Test]
    public void The_answer_to_an_earlier_leave_means_nothing_to_whom_is_awaited()
    {
        var world = Chatting(settle: Steady);
        world.Line("/quit");
        var leave = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        Keep(world, "bob", handled: leave);
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Server.Say(new Confirmation(leave, StatusCode.Ok));
        AssertIsAskedForAgain(world);
    }

    [Test]
    public void The_answer_to_the_leave_of_a_group_of_that_name_means_nothing_to_whom_is_awaited()
    {
        var world = Awaited();
        world.Line("/leave bob");
        world.Server.Answer(FrameAction.Group);
        AssertIsAskedForAgain(world);
    }

    [Test]
    public void Whoever_is_awaited_is_awaited_still_when_the_same_session_goes_on()
    {
        var world = Awaited();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[^2], handled: 2);
        AssertIsAskedForAgain(world);
    }

    private ClientWorld Awaited()
    {
        var world = Connected(settle: Steady);
        Keep(world, "bob", handled: 1);
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        return world;
    }

    private (ClientWorld World, ulong First, ulong Second) AskedTwice()
    {
        var world = Connected(settle: Steady);
        world.Line("chat bob");
        var first = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        Keep(world, "bob", handled: first);
        return (world, first, world.Server.Expect(FrameAction.Conversation).Header.Sequence);
    }

    // While the connection is lost a text is typed; the session goes on, and they are asked for.
    private static void Keep(ClientWorld world, string name, ulong handled)
    {
        world.Client.LinkLost(world.Server.Link);
        world.Line($"/msg {name} kept");
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[^2], handled);
    }

    private static void AssertIsAskedForAgain(ClientWorld world)
    {
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob awaited"));
        world.Advance(1);
        world.Server.ConfirmOpen();
        AssertGoes(world);
    }

    private static void AssertGoes(ClientWorld world)
    {
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        AssertNoViolation(world);
    }
}
