using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Whoever was in a conversation can read again what was said in it, and nobody else can.</summary>
internal sealed class HistoryTests : AccountFixture
{
    private Support.ScriptedPeer _alice = null!;

    private protected override void Prepare()
    {
        Register("bob", BobsKey).SendBare(FrameAction.DisconnectRequest);
        _alice = Register("Alice", AlicesKey);
        for (var i = 1; i <= 5; i++)
            _alice.SendText("bob", $"{i}");
        Work();
        _alice.Acknowledge().Skip();
    }

    [Test]
    public void Newest_messages_come_in_their_order_with_what_came_before_and_who_has_said_them()
    {
        var bob = Connect("bob", BobsKey);
        bob.SendText("alice", "six");
        Work();
        var history = Ask(bob, "ALICE", 3);
        Assert.That(history.Messages.Select(message => (message.Place, message.Text, message.IsOwn)), Is.EqualTo([(4UL, "4", false), (5UL, "5", false), (6UL, "six", true)]));
        Assert.That((history.Peer, history.HasMore), Is.EqualTo(("Alice", true)));
        Assert.That(Ask(_alice, "bob", 1).Messages.Single().IsOwn, Is.False);
    }

    [Test]
    public void Page_before_a_place_goes_on_from_there([Values] bool chatting)
    {
        if (chatting)
            _alice.SendOpen("bob");
        var history = Ask(_alice, "bob", 2, before: 3);
        Assert.That(history.Messages.Select(message => message.Text), Is.EqualTo(["1", "2"]));
        Assert.That(history.HasMore, Is.False);
    }

    [TestCase(1, true)]
    [TestCase(2, true, Description = "what is before them was not looked for")]
    [TestCase(3, false)]
    public void Page_that_begins_with_what_is_still_kept_has_nothing_before_it(byte count, bool hasMore)
    {
        Disk.ForgetBefore(4);
        var history = Ask(_alice, "bob", count);
        Assert.That((history.Messages[^1].Place, history.HasMore), Is.EqualTo((5UL, hasMore)));
    }

    [Test]
    public void What_is_not_on_the_disk_was_not_said()
    {
        _alice.SendText("bob", "six");
        _alice.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        Work(Keeping.Support.StoreFault.StoreFull);
        Assert.That(_alice.ExpectHistory().Messages.Single().Text, Is.EqualTo("5"));
    }

    [Test]
    public void Nobody_reads_what_others_have_said()
    {
        var carol = Register("carol", OtherKey);
        Assert.That(Answer(carol.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 })), Is.EqualTo(StatusCode.NothingKept));
        Assert.That(Answer(carol.Send(new HistoryRequest { Count = 1, Peer = "nobody"u8 })), Is.EqualTo(StatusCode.NothingKept));
        var guest = Connect("guest", key: null);
        guest.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        Assert.That(Answer(guest), Is.EqualTo(StatusCode.NotRegistered));
    }

    [Test]
    public void Past_of_whoever_is_forgotten_has_its_places_and_no_texts()
    {
        _alice.SendAccount(AccountRequestKind.Forget);
        Work();
        Assert.That(Ask(Connect("bob", BobsKey), "alice", 2).Messages.Select(message => (message.Place, message.Text)), Is.EqualTo([(4UL, ""), (5UL, "")]));
    }

    [Test]
    public void One_thing_is_read_at_a_time()
    {
        _alice.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        _alice.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        Assert.That(Answer(_alice), Is.EqualTo(StatusCode.ServerBusy));
        Work();
        Assert.That(_alice.ExpectHistory().Messages, Has.Count.EqualTo(1));
        Ask(_alice, "bob", 1);
    }

    [Test]
    public void Store_that_cannot_read_is_told_of([Values] bool away, [Values] bool chatting)
    {
        if (!chatting)
            _alice.SendLeave("bob").Skip();
        Store.FailsReading = true;
        _alice.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        if (away)
            _alice.SendBare(FrameAction.DisconnectRequest);
        Work();
        if (!away)
            Assert.That(Answer(_alice), Is.EqualTo(StatusCode.ServerBusy));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Whoever_is_away_meanwhile_gets_the_answer_when_they_are_back(bool isRead)
    {
        var alice = Server.Dial(key: AlicesKey);
        alice.Send(new ConnectRequest { Name = "alice"u8, Wishes = Wishes.Keeping });
        var token = alice.ExpectToken();
        alice.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        alice.Drop();
        Store.FailsReading = !isRead;
        Work();
        var back = Server.Dial(key: AlicesKey);
        (back.Sent, back.Handled) = (alice.Sent, alice.Handled);
        back.Resume("alice", token, alice.Handled);
        back.ExpectWelcome();
        if (isRead)
            Assert.That(back.ExpectHistory().Messages, Has.Count.EqualTo(1));
        else
            Assert.That(Answer(back), Is.EqualTo(StatusCode.ServerBusy));
    }

    [Test]
    public void Whoever_is_gone_gets_none()
    {
        _alice.Send(new HistoryRequest { Count = 1, Peer = "bob"u8 });
        _alice.SendBare(FrameAction.DisconnectRequest);
        Work();
        Assert.That(_alice.TakeAll().Where(frame => frame.Action == FrameAction.Confirmation), Has.Exactly(1).Items);
    }

    private HistoryConfirmation Ask(Support.ScriptedPeer peer, string name, ushort count, ulong before = 0)
    {
        peer.Skip();
        peer.Send(new HistoryRequest { Before = before, Count = count, Peer = Encoding.UTF8.GetBytes(name) });
        Work();
        return peer.ExpectHistory();
    }
}
