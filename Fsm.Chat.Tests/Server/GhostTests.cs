namespace Fsm.Chat.Tests.Server;

/// <summary>Whoever connects, asks and vanishes leaves little behind, and takes it from nobody else.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GhostTests
{
    private const int Waiting = 3;
    private static readonly Limits Few = new() { WaitingPerAddress = Waiting, NamesPerAddress = 10, LinksPerAddress = 4 };

    [TestCase("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [TestCase("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")]
    public void No_more_sessions_of_one_network_wait_than_may(string address, string near, string far)
    {
        using var server = new HubHarness(Few, waits: true);
        for (var i = 0; i < Waiting; i++)
            server.Dial(address).SendConnect($"ghost{i}").EndInput();

        server.Dial(near).SendConnect("late").EndInput();
        server.Dial(far).SendConnect("other").EndInput();

        Assert.That(Names(server), Is.EqualTo(new[] { "ghost0", "ghost1", "ghost2", "other" }));
    }

    [Test]
    public void The_place_of_a_session_that_comes_back_or_ends_is_free_again()
    {
        using var server = new HubHarness(Few, waits: true);
        var back = server.Dial("192.0.2.1").SendConnect("back");
        var token = back.ExpectToken();
        back.EndInput();
        var again = server.Dial("192.0.2.1");
        (again.Sent, again.Handled) = (back.Sent, back.Handled);
        again.Resume("back", token, again.Handled);
        for (var i = 0; i < Waiting; i++)
            server.Dial("192.0.2.1").SendConnect($"ghost{i}").EndInput();

        server.Pass(server.Limits.ResumeWindow);
        server.Dial("192.0.2.1").SendConnect("later").EndInput();

        Assert.That(Names(server), Is.EqualTo(new[] { "back", "later" }));
    }

    [Test]
    public void New_names_are_bounded_for_a_minute_and_for_their_network_only()
    {
        using var server = new HubHarness(Few);
        for (var i = 0; i < Few.NamesPerAddress; i++)
            server.Dial("192.0.2.1").SendConnect($"name{i}").EndInput();

        Assert.That(Answer("192.0.2.1"), Is.EqualTo(StatusCode.TooManyNames));
        Assert.That(Answer("192.0.2.2"), Is.EqualTo(StatusCode.Ok));
        Assert.That(Answer("127.0.0.1"), Is.EqualTo(StatusCode.Ok));
        server.Pass(TimeSpan.FromMinutes(1));
        Assert.That(Answer("192.0.2.1"), Is.EqualTo(StatusCode.Ok));

        StatusCode Answer(string address)
        {
            var peer = server.Dial(address).SendConnect("new");
            var status = Confirmation.TryRead(peer.Expect(FrameAction.Confirmation).Body, out var answer) ? answer.Status : default;
            peer.EndInput();
            return status;
        }
    }

    [Test]
    public void Links_are_counted_for_all_addresses_of_one_network()
    {
        using var server = new HubHarness(Few);
        for (var i = 0; i < Few.LinksPerAddress; i++)
            server.Dial($"2001:db8::{i + 1}");

        Assert.That(server.Dial("2001:db8::ffff").ExpectClose(), Is.EqualTo(CloseReason.ServerFull));
    }

    [Test]
    public void Lists_that_were_not_read_are_kept_empty_for_whoever_is_away_and_all_else_is_kept_whole([Values] bool isChatting)
    {
        using var server = new HubHarness(new Limits { Rate = 0 }, waits: true);
        for (var i = 0; i < 60; i++)
            server.Connect($"resident-with-a-long-name-{i:000}").Acknowledge();
        var alice = server.Connect("alice");
        var bob = server.Dial().SendConnect("bob");
        var token = bob.ExpectToken();
        if (isChatting)
            bob.SendOpen("alice");
        bob.Acknowledge();
        var before = server.Hub.Figures.QueuedBytes;
        bob.StopsReading = true;
        for (var i = 0; i < 20; i++)
            bob.Send(new UserListRequest { Prefix = [] });
        alice.SendText("bob", "still there");
        var whole = server.Hub.Figures.QueuedBytes - before;

        bob.Drop();

        Assert.That(server.Hub.Figures.QueuedBytes - before, Is.LessThan(whole / 10));
        var again = server.Dial();
        (again.Sent, again.Handled) = (bob.Sent, bob.Handled);
        again.Resume("bob", token, again.Handled);
        again.Expect(FrameAction.Confirmation);
        for (var i = 0; i < 20; i++)
        {
            Assert.That(UserListPage.TryRead(again.Expect(FrameAction.UserList).Body, out var page), Is.True);
            Assert.That((page.Total, page.Users.Count), Is.EqualTo((62u, 0)));
        }

        again.Expect(FrameAction.Conversation);
        Assert.That(again.ExpectText(), Is.EqualTo(("alice", "still there")));
        Assert.That(UserListPage.TryRead(again.Expect(FrameAction.UserList).Body, out var present) && present.Users.Count == 62, Is.True, "who is there now");
    }

    [Test]
    public void Where_too_much_waits_for_all_together_the_heaviest_gives_way_and_nobody_else_hears_of_it()
    {
        const int Bound = 64 * 1024;
        using var server = new HubHarness(new Limits { Rate = 0, Queues = new() { BytesOfServer = Bound } });
        var (alice, bob) = (server.Connect("alice").Acknowledge(), server.Connect("bob").Acknowledge());
        var light = Deaf("light", "192.0.2.1"); // alone with a little
        var (one, other) = (Deaf("one", "192.0.2.7"), Deaf("other", "192.0.2.7")); // together they have most
        var text = new string('x', 1000);
        for (var i = 0; i < 15; i++)
            alice.SendText("light", text).Acknowledge();

        for (var i = 0; i < 40; i++)
        {
            alice.SendText(i % 3 == 0 ? "one" : "other", text).Acknowledge();
            alice.SendText("bob", "hello");
            bob.Acknowledge();
        }

        Assert.That((one.Link.Reason, other.Link.Reason, light.Link.Reason), Is.EqualTo((CloseReason.None, CloseReason.SlowConsumer, CloseReason.None)));
        Assert.That(server.Hub.Counts.Refused.GetValueOrDefault(StatusCode.ServerBusy), Is.Zero);

        ScriptedPeer Deaf(string name, string address)
        {
            var peer = server.Dial(address).SendConnect(name).Acknowledge();
            peer.StopsReading = true;
            return peer;
        }
    }

    [Test]
    public void Whoever_is_away_and_gives_way_ends_for_that_reason()
    {
        using var server = new HubHarness(new Limits { Rate = 0, Queues = new() { BytesOfServer = 16 * 1024 } }, waits: true);
        var alice = server.Connect("alice").Acknowledge();
        var bob = server.Dial().SendConnect("bob");
        var token = bob.ExpectToken();
        bob.Drop();

        for (var i = 0; i < 16; i++)
            alice.SendText("bob", new string('x', 1000)).Acknowledge();

        Assert.That(PresenceNotice.TryRead(alice.Await(FrameAction.Presence).Body, out var gone) ? (gone.Change, gone.Reason) : default, Is.EqualTo((PresenceChange.Gone, CloseReason.SlowConsumer)));
        var late = server.Dial().Resume("bob", token);
        Assert.That(Confirmation.TryRead(late.Expect(FrameAction.Confirmation).Body, out var answer) ? answer.Status : default, Is.EqualTo(StatusCode.UnknownSession));
    }

    private static string[] Names(HubHarness server)
    {
        string[] names = [];
        server.Meet((facts, _) => names = [.. facts.Roster.Sessions.Select(session => session.Name)]);
        return names;
    }
}
