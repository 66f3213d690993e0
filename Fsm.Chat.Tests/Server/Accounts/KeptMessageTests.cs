using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>A message between people whose names are theirs is acknowledged and forwarded when it is on the disk, and not before.</summary>
internal sealed class KeptMessageTests : AccountFixture
{
    private Support.ScriptedPeer _alice = null!;
    private Support.ScriptedPeer _bob = null!;

    private protected override void Prepare()
    {
        (_alice, _bob) = (Register("alice", AlicesKey), Register("bob", BobsKey));
        Skip();
    }

    [Test]
    public void Nothing_is_acknowledged_or_forwarded_before_it_is_on_the_disk()
    {
        _alice.SendText("bob", "hi");
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(_alice.IsAcknowledged, Is.False);
        Assert.That(_bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.KeptMessage));

        Work();
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(_alice.IsAcknowledged);
        Assert.That(_bob.ExpectKept(), Is.EqualTo(("alice", 1UL, "hi")));
        Assert.That(Disk.Messages.Single().Text.ToArray(), Is.EqualTo("hi"u8.ToArray()));
    }

    [Test]
    public void Verdict_comes_when_the_recipient_has_got_it()
    {
        _alice.SendText("bob", "one").SendText("bob", "two");
        Work();
        Assert.That(_alice.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.SendConfirmation));
        Assert.That((_bob.ExpectKept().Text, _bob.ExpectKept().Text), Is.EqualTo(("one", "two")));
        _bob.Acknowledge();
        Assert.That(_alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(_alice.Sent) with { First = _alice.Sent - 1 }]));
        Assert.That(Server.Hub.Figures.Undecided, Is.Zero);
    }

    [Test]
    public void Message_that_could_not_be_written_down_has_failed_and_is_never_forwarded()
    {
        _alice.SendText("bob", "lost");
        Work(StoreFault.StoreFull);
        var verdict = _alice.ExpectVerdicts().Single();
        Assert.That((verdict.First, verdict.Status, verdict.HandedOver), Is.EqualTo((_alice.Sent, StatusCode.CannotStore, false)));
        Assert.That(_bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.KeptMessage));

        _alice.SendText("bob", "again");
        Work();
        Assert.That(_bob.ExpectKept(), Is.EqualTo(("alice", 2UL, "again")), "places are not given twice");
    }

    [Test]
    public void Order_is_that_of_the_sender_whatever_is_kept_and_what_not()
    {
        _alice.SendText("bob", "one");
        _alice.Send(new UserListRequest { Prefix = [] });
        _alice.SendText("nobody", "two");
        Assert.That(_alice.TakeAll().Select(frame => frame.Action), Is.EqualTo([FrameAction.UserList]), "the verdict of the second would be one of a message that is not acknowledged");

        Work();
        Assert.That(_alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.UnknownRecipient));
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(_alice.IsAcknowledged);
    }

    [Test]
    public void Session_is_given_back_when_it_is_known_what_is_on_the_disk_and_not_before()
    {
        var alice = Server.Dial(key: AlicesKey);
        alice.Send(new ConnectRequest { Name = "alice"u8, Wishes = Wishes.Keeping });
        var token = alice.ExpectToken();
        alice.SendText("bob", "once");
        alice.Drop();
        Assert.That(RefusalOf(Server.Dial(key: AlicesKey).Resume("alice", token, alice.Handled)), Is.EqualTo(StatusCode.ServerBusy));

        Work();
        var again = Server.Dial(key: AlicesKey);
        (again.Sent, again.Handled) = (2, alice.Handled);
        again.Resume("alice", token, alice.Handled).SendText("bob", "twice");
        Work();
        Assert.That(Disk.Messages.Select(message => Encoding.UTF8.GetString(message.Text.Span)), Is.EqualTo(["once", "twice"]));
        Assert.That(again.ExpectWelcome().HandedOver, Is.EqualTo(alice.Handled));
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(again.IsAcknowledged);
    }

    [Test]
    public void First_message_opens_the_conversation_and_is_kept_like_any_other([Values] bool chatting)
    {
        Connect("dave", key: null);
        if (chatting)
            _alice.SendOpen("dave").Skip();
        _alice.SendText("bob", "hi");
        Assert.That(ConversationMessage.TryRead(_bob.Await(FrameAction.Conversation).Body, out var opened) && opened.Change == ConversationChange.Open);
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(_alice.IsAcknowledged, Is.False);
        Work();
        Assert.That(_bob.ExpectKept().Text, Is.EqualTo("hi"));
        _alice.SendLeave("bob");
        Assert.That(Answer(_alice), Is.EqualTo(StatusCode.Ok), "one was in it");
    }

    [TestCase(StoreFault.None)]
    [TestCase(StoreFault.StoreFull)]
    public void Whoever_has_left_the_conversation_meanwhile_hears_what_became_of_it(StoreFault fault)
    {
        _alice.SendText("bob", "hi").SendLeave("bob");
        Assert.That(Answer(_alice), Is.EqualTo(StatusCode.Ok));
        Work(fault);
        if (fault == StoreFault.StoreFull)
            Assert.That(_alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.CannotStore));
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(_alice.IsAcknowledged);
    }

    [TestCase(StoreFault.None)]
    [TestCase(StoreFault.StoreFull)]
    public void Whoever_is_away_meanwhile_hears_what_became_of_it_when_they_are_back(StoreFault fault)
    {
        var alice = Server.Dial(key: AlicesKey);
        alice.Send(new ConnectRequest { Name = "alice"u8, Wishes = Wishes.Keeping });
        var token = alice.ExpectToken();
        Work();
        alice.SendText("bob", "hi").Drop();
        Work(fault);
        var back = Server.Dial(key: AlicesKey);
        (back.Sent, back.Handled) = (alice.Sent, alice.Handled);
        back.Resume("alice", token, alice.Handled);
        Assert.That(back.ExpectWelcome().HandedOver, Is.EqualTo(alice.Handled));
        Assert.That(back.IsAcknowledged);
        if (fault == StoreFault.StoreFull)
            Assert.That(back.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.CannotStore));
    }

    [Test]
    public void Whoever_is_gone_hears_of_no_failure()
    {
        _alice.SendText("bob", "hi").SendBare(FrameAction.DisconnectRequest);
        Work(StoreFault.StoreFull);
        Assert.That(Server.Hub.Figures.InternalErrors, Is.Zero);
    }

    [Test]
    public void Message_of_whoever_is_gone_by_then_arrives()
    {
        _alice.SendText("bob", "bye").SendBare(FrameAction.DisconnectRequest);
        Work();
        Assert.That(_bob.ExpectKept(), Is.EqualTo(("alice", 1UL, "bye")));
        _bob.Acknowledge();
        Assert.That(Server.Hub.Figures.Undecided, Is.Zero);

        Assert.That(Connect("alice", AlicesKey).ExpectDeliveryNews(), Is.EqualTo(("bob", 1U)));
    }

    [Test]
    public void Message_to_or_from_a_guest_is_not_kept()
    {
        var guest = Connect("guest", OtherKey).SendText("bob", "hello");
        Assert.That(_bob.ExpectText(), Is.EqualTo(("guest", "hello")));
        _bob.Acknowledge();
        Assert.That(guest.ExpectVerdicts(), Has.Length.EqualTo(1));
        _alice.SendText("guest", "hello");
        Assert.That(guest.ExpectText(), Is.EqualTo(("alice", "hello")));
        Assert.That(Store.HasWork, Is.False);
    }

    [Test]
    public void Client_that_knows_nothing_of_places_gets_a_message_as_any()
    {
        var bob = Server.Dial(key: BobsKey);
        bob.Send(new ConnectRequest { Name = "bob"u8 }).Skip();
        _alice.SendText("bob", "hi");
        Work();
        Assert.That(bob.ExpectText(), Is.EqualTo(("alice", "hi")));
        bob.Acknowledge();
        Assert.That(_alice.ExpectVerdicts(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Store_that_fails_refuses_messages_and_forgets_none()
    {
        _alice.SendText("bob", "in doubt");
        Store.Fault = StoreFault.StoreInDoubt;
        Store.Work();
        Store.Fault = StoreFault.StoreInDoubt;
        Store.Work();
        _alice.SendText("bob", "refused");
        Server.Pass(TimeSpan.FromSeconds(1));
        Work();

        Assert.That(_bob.ExpectKept().Text, Is.EqualTo("in doubt"));
        Assert.That(_alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.CannotStore));
    }

    private void Skip()
    {
        Work();
        _alice.Acknowledge().Skip();
        _bob.Acknowledge().Skip();
    }
}
