namespace Fsm.Chat.Tests.Server;

/// <summary>One person in conversations with two others.</summary>
public sealed class SeveralConversationsTests : HubFixture
{
    private ScriptedPeer _alice = null!;
    private ScriptedPeer _bob = null!;
    private ScriptedPeer _carol = null!;

    private protected override void Prepare() => (_alice, _bob, _carol) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"));

    [Test]
    public void A_first_message_opens_its_conversation_beside_another()
    {
        _alice.SendText("bob", "one").SendText("carol", "two");

        foreach (var peer in (ScriptedPeer[])[_bob, _carol])
        {
            Assert.That(Change(peer), Is.EqualTo(ConversationChange.Open));
            peer.Expect(FrameAction.SendRequest);
        }

        _alice.SendLeave("bob").SendLeave("carol");
        Assert.That(_alice.ExpectConfirmation(), Is.EqualTo((4UL, StatusCode.Ok)));
        Assert.That(_alice.ExpectConfirmation(), Is.EqualTo((5UL, StatusCode.Ok)));
    }

    [Test]
    public void One_of_two_is_left_once_and_told()
    {
        _alice.SendOpen("bob").SendOpen("carol");
        Assert.That(Change(_carol), Is.EqualTo(ConversationChange.Open));

        _alice.SendLeave("carol").SendLeave("carol");

        _alice.ExpectConfirmation();
        _alice.ExpectConfirmation();
        Assert.That(_alice.ExpectConfirmation(), Is.EqualTo((4UL, StatusCode.Ok)));
        Assert.That(_alice.ExpectConfirmation(), Is.EqualTo((5UL, StatusCode.NotInConversation)));
        Assert.That(Change(_carol), Is.EqualTo(ConversationChange.Leave));
        _carol.ExpectNothing();
    }

    [Test]
    public void When_one_of_two_is_gone_the_other_conversation_goes_on()
    {
        _alice.SendOpen("bob").SendOpen("carol");

        _carol.Drop();

        Assert.That(PresenceNotice.TryRead(_alice.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(gone.Name.ToArray(), Is.EqualTo("carol"u8.ToArray()));
        _alice.SendLeave("bob");
        Assert.That(_alice.ExpectConfirmation(), Is.EqualTo((4UL, StatusCode.Ok)));
    }

    private static ConversationChange Change(ScriptedPeer peer)
    {
        Assert.That(ConversationMessage.TryRead(peer.Expect(FrameAction.Conversation).Body, out var message), Is.True);
        return message.Change;
    }
}
