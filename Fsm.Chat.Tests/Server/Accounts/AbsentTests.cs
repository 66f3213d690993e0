using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Whoever is away gets what was written to them when they come: all of it, in order, once, whatever happened to the server meanwhile.</summary>
public sealed class AbsentTests : AccountFixture
{
    private Support.ScriptedPeer _alice = null!;

    private protected override void Prepare()
    {
        Register("bob", BobsKey).SendBare(FrameAction.DisconnectRequest);
        _alice = Register("alice", AlicesKey);
        Work();
        _alice.Acknowledge().Skip();
    }

    [Test]
    public void Message_to_somebody_who_is_away_is_kept_and_its_verdict_follows()
    {
        _alice.SendText("bob", "hi");
        Work();
        Assert.That(_alice.ExpectVerdicts(), Is.EqualTo([new VerdictRange(_alice.Sent, _alice.Sent, StatusCode.Kept, HandedOver: false, 0, 0)]));
        Assert.That(Server.Hub.Figures.Undecided, Is.Zero, "a server that stops does not wait for somebody who is away");

        var bob = Connect("bob", BobsKey);
        Work();
        Assert.That(bob.ExpectKept(), Is.EqualTo(("alice", 1UL, "hi")));
        bob.Acknowledge();
        Assert.That(_alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(_alice.Sent)]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Hundred_messages_arrive_in_order_after_a_crash(bool senderComesFirst)
    {
        for (var i = 1; i <= 100; i++)
            _alice.SendText("bob", $"{i}");
        Work();
        Crash();
        if (senderComesFirst)
            _alice = Connect("alice", AlicesKey);
        var bob = Connect("bob", BobsKey);
        Work();

        for (var i = 1; i <= 100; i++)
        {
            Assert.That(bob.ExpectKept(), Is.EqualTo(("alice", (ulong)i, $"{i}")));
            if (i % 10 == 0)
                bob.Acknowledge();
            Work();
        }

        var told = 0U;
        if (!senderComesFirst)
            _alice = Connect("alice", AlicesKey);
        while (told < 100)
            told += _alice.ExpectDeliveryNews().Count;
        Assert.That(told, Is.EqualTo(100));
        Assert.That(bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.KeptMessage), "each once");
    }

    [Test]
    public void What_was_got_is_not_sent_again()
    {
        _alice.SendText("bob", "hi");
        var bob = Connect("bob", BobsKey);
        Work();
        bob.ExpectKept();
        bob.Acknowledge().SendBare(FrameAction.DisconnectRequest);
        Server.Pass(TimeSpan.FromSeconds(1));
        Work();
        Crash();

        bob = Connect("bob", BobsKey);
        Work();
        Assert.That(bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.KeptMessage));
    }

    [Test]
    public void What_was_sent_and_not_got_is_sent_again()
    {
        _alice.SendText("bob", "hi");
        var bob = Connect("bob", BobsKey);
        Work();
        bob.ExpectKept();
        bob.Drop();

        Assert.That(_alice.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.SendConfirmation), "it has not failed");
        bob = Connect("bob", BobsKey);
        Work();
        Assert.That(bob.ExpectKept(), Is.EqualTo(("alice", 1UL, "hi")));
        bob.Acknowledge();
        Assert.That(_alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(_alice.Sent)]));
    }

    [Test]
    public void Conversation_with_somebody_who_is_away_is_theirs_when_they_come()
    {
        _alice.SendOpen("bob");
        Assert.That(_alice.ExpectNamed(), Is.EqualTo(("bob", (ushort)0)));
        var bob = Connect("bob", BobsKey);
        Assert.That(ConversationMessage.TryRead(bob.Await(FrameAction.Conversation).Body, out var opened) && opened.Change == ConversationChange.Open);

        _alice.SendText("bob", "hi");
        Work();
        Assert.That(bob.ExpectKept().Text, Is.EqualTo("hi"));
        _alice.SendLeave("bob");
        Assert.That(Answer(_alice), Is.EqualTo(StatusCode.Ok));
        Assert.That(ConversationMessage.TryRead(bob.Await(FrameAction.Conversation).Body, out var left) && left.Change == ConversationChange.Leave);
    }

    [Test]
    public void Conversation_that_was_left_meanwhile_is_nobodys()
    {
        _alice.SendOpen("bob").SendLeave("bob");
        Assert.That(_alice.ExpectNamed().Name, Is.EqualTo("bob"));
        Assert.That(Answer(_alice), Is.EqualTo(StatusCode.Ok));
        var bob = Connect("bob", BobsKey);
        Assert.That(bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.Conversation));

        _alice.SendLeave("bob");
        Assert.That(Answer(_alice), Is.EqualTo(StatusCode.NotInConversation));
    }

    [Test]
    public void Whoever_waits_in_a_conversation_and_goes_is_not_told_of()
    {
        _alice.SendOpen("bob").SendBare(FrameAction.DisconnectRequest);
        var bob = Connect("bob", BobsKey);
        Assert.That(bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.Conversation));
    }

    [Test]
    public void Guest_cannot_write_to_somebody_who_is_away()
    {
        var guest = Connect("guest", OtherKey).SendText("bob", "hi");
        Assert.That(guest.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.UnknownRecipient));
        guest.SendOpen("bob");
        Assert.That(Answer(guest), Is.EqualTo(StatusCode.UnknownRecipient));
    }

    [Test]
    public void Nobody_writes_to_whoever_is_forgotten()
    {
        Connect("bob", BobsKey).SendAccount(AccountRequestKind.Forget);
        Work();
        _alice.SendText("bob", "hi");
        Assert.That(_alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.UnknownRecipient));
    }
}
