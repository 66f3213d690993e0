namespace Fsm.Chat.Tests.Server;

/// <summary>A conversation with a group is one's own affair: nobody else is told, and whoever is in one is Chatting.</summary>
public sealed class GroupConversationTests : GroupFixture
{
    private protected override void Prepare()
    {
        base.Prepare();
        Server.Gather("Team", Alice, Bob);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void It_is_opened_and_left_and_nobody_is_told(bool chatting)
    {
        Chat(chatting, Alice, Carol, "carol");

        for (var i = 0; i < 2; i++) // opening it again changes nothing
        {
            Alice.SendOpen("tEAM");
            Assert.That(ConversationConfirmation.TryRead(Alice.Expect(FrameAction.Confirmation).Body, out var opened), Is.True);
            Assert.That((opened.Request, opened.Peer.SequenceEqual("Team"u8), opened.Port), Is.EqualTo((Alice.Sent, true, 0)));
            Assert.That(State("alice"), Is.EqualTo("Chatting"));
        }

        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.Ok));
        Assert.That(State("alice"), Is.EqualTo(chatting ? "Chatting" : "Connected"));
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.NotInConversation));
        Bob.ExpectNothing();
    }

    [Test]
    public void Of_two_groups_conversations_one_goes_on()
    {
        Server.Gather("other", Alice);
        Alice.SendOpen("team").SendOpen("other").Skip();

        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.Ok));
        Assert.That(State("alice"), Is.EqualTo("Chatting"));
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.NotInConversation));
        Assert.That(Answer(Alice.SendLeave("other")), Is.EqualTo(StatusCode.Ok));
        Assert.That(State("alice"), Is.EqualTo("Connected"));
    }

    [Test]
    public void Whoever_is_not_in_the_group_opens_nothing()
    {
        Assert.That(Answer(Carol.SendOpen("team")), Is.EqualTo(Answer(Carol.SendOpen("nothing"))), "she learns nothing of it");
        Assert.That(Answer(Carol.SendLeave("team")), Is.EqualTo(StatusCode.UnknownRecipient));
        Assert.That(Answer(Alice.SendOpen("team", port: 1)), Is.EqualTo(StatusCode.UnknownRecipient), "who names a port means a person");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_leaves_the_group_leaves_the_conversation_with_it(bool chatting)
    {
        Chat(chatting, Alice, Carol, "carol");
        Alice.SendOpen("team").Skip();

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Leave, "team")), Is.EqualTo(StatusCode.Ok));

        Assert.That(State("alice"), Is.EqualTo(chatting ? "Chatting" : "Connected"));
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.UnknownRecipient));
        Assert.That(Answer(Alice.SendOpen("team")), Is.EqualTo(StatusCode.UnknownRecipient));

        Bob.SendGroup(GroupRequestKind.Invite, "team", "alice");
        Alice.SendGroup(GroupRequestKind.Accept, "team").Skip();
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.NotInConversation), "who joins again does not talk to it yet");
    }

    [Test]
    public void Whoever_leaves_a_group_they_do_not_talk_to_goes_on_talking_to_the_other()
    {
        Server.Gather("other", Alice);
        Alice.SendOpen("other").Skip();

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Leave, "team")), Is.EqualTo(StatusCode.Ok));

        Assert.That(State("alice"), Is.EqualTo("Chatting"));
        Assert.That(Answer(Alice.SendLeave("other")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void When_the_person_one_talks_to_is_gone_the_conversation_with_the_group_goes_on()
    {
        Alice.SendOpen("carol").SendOpen("team").Skip();

        Carol.Drop();

        Assert.That(Gone(Alice), Is.EqualTo((CloseReason.PeerLost, "carol")));
        Assert.That(State("alice"), Is.EqualTo("Chatting"));
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.Ok));
        Assert.That(State("alice"), Is.EqualTo("Connected"));
    }

    [Test]
    public void The_conversation_with_a_person_is_not_the_last_one_beside_that_with_a_group()
    {
        Alice.SendOpen("carol").SendOpen("team").Skip();

        Assert.That(Answer(Alice.SendLeave("carol")), Is.EqualTo(StatusCode.Ok));

        Assert.That(State("alice"), Is.EqualTo("Chatting"));
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void A_stopping_server_opens_none_but_lets_one_be_left()
    {
        Alice.SendOpen("team").SendText("team", "hello").Skip();
        Server.Hub.Stop();

        Assert.That(Answer(Alice.SendOpen("team")), Is.EqualTo(StatusCode.ServerStopping));
        Assert.That(Answer(Alice.SendLeave("team")), Is.EqualTo(StatusCode.Ok));
    }

    private string State(string user) => Server.Journal.Entries.Last(entry => entry.Machine == "Session" && entry.User == user).To;
}
