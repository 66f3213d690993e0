namespace Fsm.Chat.Tests.Server;

/// <summary>So many transfers of a person run at once; the others wait and are started later, and none waits for ever.</summary>
public sealed class TransferPlaceTests : TransferFixture
{
    [Test]
    public void Four_run_at_once_and_the_others_follow_in_the_order_in_which_they_were_accepted()
    {
        ulong[] offers = [.. Enumerable.Range(0, 7).Select(_ => Alice.OfferTo("bob"))];
        Bob.TakeAll();
        foreach (var offer in (ulong[])[.. offers[..4], offers[6], offers[4], offers[5]])
            Bob.Accept(offer);
        Assert.That(StartsOf(Bob), Is.EqualTo(offers[..4]));

        Bob.Cancel(offers[0]);
        Assert.That(StartsOf(Bob), Is.EqualTo([offers[6]]));
        Alice.Cancel(offers[1]);
        Bob.Cancel(offers[2]);

        Assert.That(StartsOf(Bob), Is.EqualTo([offers[4], offers[5]]));
        Assert.That(StartsOf(Alice), Is.EqualTo([.. offers[..4], offers[6], offers[4], offers[5]]));
    }

    [Test]
    public void One_that_cannot_start_does_not_keep_back_one_behind_it_that_can()
    {
        var carol = Scene.Server.Connect("carol");
        var dora = Scene.Server.Connect("dora");
        // Bob's places are taken by carol's files; so alice's file for him waits, and it is the first of those that wait.
        Bob.TakeAll();
        foreach (var offer in Enumerable.Range(0, 4).Select(_ => carol.OfferTo("bob")))
            Bob.Accept(offer);
        var stuck = Alice.OfferTo("bob");
        Bob.Accept(stuck);
        var running = Enumerable.Range(0, 4).Select(_ => Alice.OfferTo("dora")).ToList();
        var behind = Alice.OfferTo("dora");
        running.ForEach(offer => dora.Accept(offer));
        dora.Accept(behind);
        Assert.That(StartsOf(Alice), Is.EqualTo(running));

        dora.Cancel(running[0]);

        Assert.That(StartsOf(Alice), Is.EqualTo([behind]));
    }

    [Test]
    public void Both_directions_at_once_share_the_places_and_all_get_their_turn()
    {
        var waiting = new List<ulong>();
        for (var i = 0; i < 6; i++)
        {
            waiting.Add(Alice.OfferTo("bob"));
            waiting.Add(Bob.OfferTo("alice"));
        }

        for (var i = 0; i < waiting.Count; i++)
            (i % 2 == 0 ? Bob : Alice).Accept(waiting[i]);
        var started = StartsOf(Alice);
        Assert.That(started, Is.EqualTo(waiting[..4]));
        for (var i = 0; i < waiting.Count; i++)
        {
            Assert.That(StartsOf(Bob), Is.EqualTo(i == 0 ? waiting[..4] : waiting.Skip(3 + i).Take(1)));
            Alice.Cancel(waiting[i]);
        }

        Assert.That(Scene.Server.Hub.Figures.OpenTransfers, Is.Zero);
    }

    [Test]
    public void Whoever_leaves_gives_their_places_to_those_who_wait_and_starts_none_of_their_own()
    {
        var carol = Scene.Server.Connect("carol");
        foreach (var offer in Enumerable.Range(0, Limits.RunningTransfers).Select(_ => Alice.OfferTo("bob")))
            Bob.Accept(offer);
        var own = Alice.OfferTo("bob");
        var other = carol.OfferTo("bob");
        Bob.TakeAll();
        Bob.Accept(own).Accept(other);
        Assert.That(StartsOf(Bob), Is.Empty);

        Alice.Drop();

        Assert.That(StartsOf(Bob), Is.EqualTo([other]));
        Assert.That(Scene.Server.Hub.Figures.OpenTransfers, Is.EqualTo(1));
    }

    [Test]
    public void One_that_is_cancelled_while_it_waits_is_never_started()
    {
        Scene.Bring(RelayState.Accepted);

        Alice.Cancel(Scene.Transfer);

        Scene.AssertEnded(null, StatusCode.TransferCancelled);
    }

    private static List<ulong> StartsOf(ScriptedPeer peer) =>
    [
        .. from frame in peer.TakeAll()
           let number = StartIn(frame)
           where number > 0
           select number,
    ];

    private static ulong StartIn(ReceivedFrame frame) =>
        frame.Header.Action == Protocol.Framing.FrameAction.FileTransfer && Protocol.Messages.Files.FileStart.TryRead(frame.Body, out var start) ? start.Transfer : 0;
}
