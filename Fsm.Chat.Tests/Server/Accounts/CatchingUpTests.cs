using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>A client that takes little costs disk: what it does not take is read for it page by page, nothing fails, and the order stays.</summary>
public sealed class CatchingUpTests : AccountFixture
{
    private Support.ScriptedPeer _alice = null!;
    private int _said;

    private protected override void Prepare()
    {
        _said = 0;
        Register("bob", BobsKey).SendBare(FrameAction.DisconnectRequest);
        _alice = Register("alice", AlicesKey);
        Work();
        _alice.Acknowledge().Skip();
    }

    [Test]
    public void Pages_follow_one_another_as_they_are_taken()
    {
        Say(250);
        var bob = Connect("bob", BobsKey);
        Work();
        Assert.That(bob.TakeAllOf(FrameAction.KeptMessage) + Waiting(bob), Is.EqualTo(100), "a page, and no more before it is taken");
        bob.Acknowledge();
        Work();
        Assert.That(Waiting(bob), Is.EqualTo(100));
        bob.Acknowledge();
        Work();
        Assert.That(Waiting(bob), Is.EqualTo(50));
        bob.Acknowledge();

        Say(1);
        Assert.That(bob.ExpectKept(), Is.EqualTo(("alice", 251UL, "251")), "and then at once");
    }

    [Test]
    public void What_comes_meanwhile_comes_behind_and_once()
    {
        Say(150);
        var bob = Connect("bob", BobsKey);
        Store.Work();
        Say(10);
        Drain(bob, from: 1, to: 160);
    }

    [Test]
    public void Slow_client_is_not_sent_more_than_it_takes_and_nothing_fails()
    {
        var bob = Connect("bob", BobsKey);
        Work();
        Say(3000);
        Assert.That(Server.Hub.Figures.QueuedBytes, Is.LessThan(400_000));
        Assert.That(_alice.TakeAll().Where(frame => frame.Action == FrameAction.SendConfirmation).SelectMany(frame => SendConfirmation.Read(frame.Body)!).Select(range => range.Status), Has.None.Not.EqualTo(StatusCode.Kept));
        Drain(bob, from: 1, to: 3000);
    }

    [Test]
    public void Store_that_cannot_read_is_asked_again()
    {
        Say(5);
        Store.FailsReading = true;
        var bob = Connect("bob", BobsKey);
        Work();
        Say(1);
        bob.Acknowledge();
        Store.FailsReading = false;
        Assert.That(bob.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.KeptMessage));
        Server.Pass(TimeSpan.FromSeconds(1.1));
        Drain(bob, from: 1, to: 6);
    }

    [Test]
    public void Store_of_which_too_much_is_asked_is_asked_again()
    {
        Say(1);
        while (Store.TryRead(new Fsm.Chat.Server.Keeping.StoreQuery.PageAfter(99, 0, 1)))
        {
        }

        var bob = Connect("bob", BobsKey);
        Work();
        Server.Pass(TimeSpan.FromSeconds(1.1));
        Drain(bob, from: 1, to: 1);
    }

    [TestCase(3, false)]
    [TestCase(150, false)]
    [TestCase(3, true)]
    public void Whoever_goes_while_a_page_is_read_gets_it_the_next_time(int count, bool fails)
    {
        Say(count);
        Store.FailsReading = fails;
        Connect("bob", BobsKey).SendBare(FrameAction.DisconnectRequest);
        Work();
        Store.FailsReading = false;
        Nothing_is_on_its_way_to_whoever_is_gone();
        Drain(Connect("bob", BobsKey), from: 1, to: count);
    }

    [Test]
    public void Nobody_is_asked_again_for_whoever_goes_meanwhile()
    {
        Say(3);
        Store.FailsReading = true;
        var bob = Connect("bob", BobsKey);
        Work();
        bob.SendBare(FrameAction.DisconnectRequest);
        Store.FailsReading = false;
        Server.Pass(TimeSpan.FromSeconds(2));
        Assert.That(Store.HasReads, Is.False);
        Nothing_is_on_its_way_to_whoever_is_gone();
        Drain(Connect("bob", BobsKey), from: 1, to: 3);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_goes_before_they_have_taken_a_page_or_the_store_is_asked_again_gets_the_rest_the_next_time(bool fails)
    {
        Say(250);
        Store.FailsReading = fails;
        var bob = Connect("bob", BobsKey);
        Work();
        bob.Drop();
        Server.Pass(Server.Limits.ResumeWindow + TimeSpan.FromSeconds(1));
        Store.FailsReading = false;
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
        Nothing_is_on_its_way_to_whoever_is_gone();
        Drain(Connect("bob", BobsKey), from: 1, to: 250);
    }

    [Test]
    public void Whoever_is_away_in_the_middle_of_it_goes_on_where_they_were()
    {
        Say(120);
        var bob = Server.Dial(key: BobsKey);
        bob.Send(new ConnectRequest { Name = "bob"u8, Wishes = Wishes.Keeping });
        var token = bob.ExpectToken();
        Work();
        bob.Drop();
        Say(1);
        var back = Server.Dial(key: BobsKey);
        (back.Sent, back.Handled) = (bob.Sent, bob.Handled);
        back.Resume("bob", token, bob.Handled);
        Work();
        var places = new List<ulong>();
        for (var i = 0; i < 5; i++)
        {
            places.AddRange(PlacesOf(back));
            back.Acknowledge();
            Work();
        }

        Assert.That(places.Distinct().Order(), Is.EqualTo(Enumerable.Range(1, 121).Select(i => (ulong)i)).Or.EqualTo(Enumerable.Range(101, 21).Select(i => (ulong)i)));
    }

    [Test]
    public void Several_conversations_are_all_read()
    {
        Say(120);
        var carol = Register("carol", OtherKey);
        for (var i = 0; i < 30; i++)
            carol.SendText("bob", $"c{i}");
        Work();
        var bob = Connect("bob", BobsKey);
        var got = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            Work();
            got.AddRange(bob.TakeAll().Where(frame => frame.Action == FrameAction.KeptMessage).Select(frame => KeptMessage.TryRead(frame.Body, out var message) ? Encoding.UTF8.GetString(message.Text) : ""));
            bob.Acknowledge();
        }

        Assert.That(got.Where(text => text[0] != 'c'), Is.EqualTo(Enumerable.Range(1, 120).Select(i => $"{i}")));
        Assert.That(got.Where(text => text[0] == 'c'), Is.EqualTo(Enumerable.Range(0, 30).Select(i => $"c{i}")));
    }

    private void Nothing_is_on_its_way_to_whoever_is_gone() =>
        Assert.That((Server.Hub.Figures.Undecided, Server.Hub.Figures.QueuedBytes < 20_000, Server.Hub.Figures.InternalErrors), Is.EqualTo((0L, true, 0)));

    private void Say(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _alice.SendText("bob", $"{++_said}");
            if (i % 100 == 99)
            {
                Server.Pass(TimeSpan.FromSeconds(2)); // no faster than is permitted
                Work();
            }
        }

        Work();
    }

    private static int Waiting(Support.ScriptedPeer peer) => PlacesOf(peer).Count;

    private static List<ulong> PlacesOf(Support.ScriptedPeer peer) =>
        [.. peer.TakeAll().Where(frame => frame.Action == FrameAction.KeptMessage).Select(frame => KeptMessage.TryRead(frame.Body, out var message) ? message.Place : 0)];

    private void Drain(Support.ScriptedPeer bob, int from, int to)
    {
        var places = new List<ulong>();
        for (var i = 0; i < 100 && places.Count < to - from + 1; i++)
        {
            Work();
            places.AddRange(PlacesOf(bob));
            bob.Acknowledge();
        }

        Work();
        places.AddRange(PlacesOf(bob));
        Assert.That(places, Is.EqualTo(Enumerable.Range(from, to - from + 1).Select(i => (ulong)i)));
    }
}
