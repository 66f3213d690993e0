using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>What is said in a group that lasts is on the disk before it is accepted, and every member with a seat gets it once, when they come.</summary>
public sealed class KeptGroupMessageTests : KeptGroupFixture
{
    [Test]
    public void Whoever_is_here_gets_it_when_it_is_on_the_disk()
    {
        Alice.SendText("team", "hi");
        Bob.ExpectNothing();
        Work();

        Assert.That(Bob.ExpectKeptGroupText(), Is.EqualTo(("alice", "team", 1UL, "hi")));
        Bob.Acknowledge();
        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(Alice.Sent)]));
        Alice.ExpectNothing();
    }

    [Test]
    public void Whoever_is_away_does_not_hold_the_verdict_open_and_gets_it_later()
    {
        Join(Carol, "carol");
        Skip();
        End(Carol);
        Say("hi");
        Bob.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(Alice.Sent) with { Kept = 1 }]));
        Assert.That(Server.Hub.Figures.Undecided, Is.Zero);
        Carol = Connect("carol", OtherKey);
        Work();
        Assert.That(Carol.ExpectKeptGroupText(), Is.EqualTo(("alice", "team", 1UL, "hi")));
    }

    [Test]
    public void With_nobody_here_it_is_kept()
    {
        End(Bob);
        Say("hi");
        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(Alice.Sent) with { Delivered = 0, Kept = 1 }]));
    }

    [TestCase(true, StatusCode.Ignored)]
    [TestCase(false, StatusCode.NobodyThere)]
    public void Where_all_others_have_gone_while_it_was_written_down_there_is_nobody_it_is_for(bool ignores, StatusCode why)
    {
        var dave = Connect("dave", null);
        Do(Alice, GroupRequestKind.Invite, "dave");
        Do(dave, GroupRequestKind.Accept);
        Do(Bob, GroupRequestKind.Leave);
        Skip();
        Alice.SendText("team", "hi");
        if (ignores)
            dave.Send(new IgnoreRequest { Kind = IgnoreRequestKind.Ignore, Person = "alice"u8 });
        else
            Do(dave, GroupRequestKind.Leave);
        Work();

        Assert.That(Alice.ExpectVerdicts().Last(), Is.EqualTo(VerdictRange.OfFailed(Alice.Sent, why, handedOver: false)));
    }

    [Test]
    public void All_of_it_comes_once_and_in_order_after_a_crash()
    {
        Join(Carol, "carol");
        End(Carol);
        for (var i = 1; i <= 150; i++)
            Say($"{i}");
        Bob.Acknowledge();
        Server.Pass(TimeSpan.FromSeconds(1));
        Work();
        Restart(carolToo: true);

        for (var i = 1; i <= 150; i++)
        {
            Assert.That(Carol.ExpectKeptGroupText(), Is.EqualTo(("alice", "team", (ulong)i, $"{i}")));
            if (i % 10 == 0)
                Carol.Acknowledge();
            Work();
        }

        foreach (var peer in (Support.ScriptedPeer[])[Alice, Bob, Carol])
            Assert.That(peer.TakeAll().Count(frame => frame.Action == FrameAction.KeptGroupMessage), Is.Zero, "each once");
    }

    [Test]
    public void No_place_is_given_twice_however_soon_crashes_follow_each_other()
    {
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
        Say("one");
        Restart();
        Alice.SendText("bob", "elsewhere");
        Work();
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
        Restart();
        Say("two");

        Assert.That(Disk.Messages.Where(message => Encoding.UTF8.GetString(message.Text.Span) != "elsewhere").Select(message => message.Place), Is.EqualTo([1L, 2L]));
    }

    [Test]
    public void Whoever_goes_before_they_have_got_it_gets_it_again()
    {
        Say("hi");
        End(() => Bob.Drop());

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(Alice.Sent) with { Delivered = 0, Kept = 1 }]));
        Bob = Connect("bob", BobsKey);
        Work();
        Assert.That(Bob.ExpectKeptGroupText(), Is.EqualTo(("alice", "team", 1UL, "hi")));
    }

    [Test]
    public void What_cannot_be_written_down_has_failed()
    {
        Alice.SendText("team", "hi");
        Work(StoreFault.StoreFull);

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfFailed(Alice.Sent, StatusCode.CannotStore, handedOver: false)]));
        Bob.ExpectNothing();
    }

    [Test]
    public void Nothing_from_before_one_joined_comes_or_is_read()
    {
        Say("before");
        Join(Carol, "carol");
        Carol.Skip();
        Say("after");

        Assert.That(Carol.ExpectKeptGroupText(), Is.EqualTo(("alice", "team", 2UL, "after")));
        var past = History(Carol);
        Assert.That(past.Messages.Select(message => (message.Place, message.From, message.IsOwn, message.Text)), Is.EqualTo([(2UL, "alice", false, "after")]));
        Assert.That((past.Peer, past.HasMore), Is.EqualTo(("team", false)));
        Assert.That(History(Alice).Messages.Select(message => (message.From, message.IsOwn, message.Text)), Is.EqualTo([((string?)null, true, "before"), (null, true, "after")]));
    }

    [Test]
    public void Who_is_in_it_no_more_reads_nothing()
    {
        Say("hi");
        Do(Bob, GroupRequestKind.Leave);
        Assert.That(Answer(Bob.Send(new HistoryRequest { Peer = "team"u8, Count = 10 })), Is.EqualTo(StatusCode.NothingKept));
    }

    [Test]
    public void A_guest_hears_what_is_said_and_is_heard_by_those_who_are_here()
    {
        var dave = Connect("dave", null);
        Do(Alice, GroupRequestKind.Invite, "dave");
        Do(dave, GroupRequestKind.Accept);
        Skip();
        Say("hi");
        Assert.That(dave.ExpectGroupText(), Is.EqualTo(("alice", "team", "hi")));
        dave.SendText("team", "hello");
        Assert.That(Alice.ExpectGroupText(), Is.EqualTo(("dave", "team", "hello")));
    }

    [Test]
    public void Whoever_takes_nothing_from_somebody_is_passed_over()
    {
        Bob.SendIgnore("alice");
        Bob.Acknowledge().Skip();
        Join(Carol, "carol");
        Skip();
        Say("hi");
        Assert.That(Bob.TakeAll().Count(frame => frame.Action == FrameAction.KeptGroupMessage), Is.Zero);
        Assert.That(Carol.ExpectKeptGroupText().Text, Is.EqualTo("hi"));
        Carol.Acknowledge();
        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(Alice.Sent)]));
    }

    [Test]
    public void A_client_that_does_not_know_of_it_gets_it_as_ever()
    {
        End(Bob);
        Bob = Server.Dial("127.0.0.1", key: BobsKey).Send(new ConnectRequest { Name = "bob"u8, Wishes = Wishes.Keeping });
        Work();
        Say("hi");
        Assert.That(Bob.ExpectGroupText(), Is.EqualTo(("alice", "team", "hi")));
        Assert.That(Answer(Bob.Send(new HistoryRequest { Peer = "team"u8, Count = 10 })), Is.EqualTo(StatusCode.NothingKept));
    }

    private HistoryConfirmation History(Support.ScriptedPeer peer)
    {
        peer.Send(new HistoryRequest { Peer = "team"u8, Count = 10 });
        Work();
        Assert.That(HistoryConfirmation.TryRead(peer.Await(FrameAction.Confirmation).Body, out var past), Is.True);
        return past;
    }

    private void End(Action how)
    {
        how();
        Server.Pass(TimeSpan.FromMinutes(2));
        Work();
    }
}
