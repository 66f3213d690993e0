using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Joined;

/// <summary>People whose names are theirs, of whom one is away: real cores with a store in memory.</summary>
public sealed class KeptTalkTests : JoinedFixture
{
    private static readonly KeyFingerprint Alices = AccountTests.KeyOf(1);
    private static readonly KeyFingerprint Bobs = AccountTests.KeyOf(2);

    private MemoryDisk _disk = null!;
    private JoinedClient _alice = null!;

    private protected override Limits? Usual => new Limits { Rate = 0 };

    public override void Begin()
    {
        base.Begin();
        World.RestartOn(_disk = new());
        _alice = Register("alice", Alices);
        Register("bob", Bobs).Type("exit");
        World.Pass(1);
    }

    [Test]
    public void What_is_written_to_whoever_is_away_is_kept_and_read_when_they_come()
    {
        _alice.Type("chat bob", "one", "two");
        Assert.That(_alice.Verdicts, Is.EqualTo(["one kept", "two kept"]));
        var bob = World.Join("bob", Bobs);
        World.Pass(2);

        Assert.That(bob.Texts, Is.EqualTo(["alice: one", "alice: two"]));
        Assert.That(_alice.Verdicts, Is.EqualTo(["one kept", "two kept", "one delivered", "two delivered"]));
        Assert.That(Conversations(_alice), Is.EqualTo(["open bob", "peer_arrived bob"]));
        bob.Type("chat alice", "three");
        _alice.Type("four");
        Assert.That((_alice.Texts.Last(), bob.Texts.Last()), Is.EqualTo(("bob: three", "alice: four")));
    }

    [Test]
    public void A_hundred_are_there_after_a_crash_of_the_server_in_order_and_whoever_sent_them_hears_of_it()
    {
        _alice.Type(["chat bob", .. Enumerable.Range(1, 100).Select(i => $"{i}")]);
        Assert.That(_alice.Verdicts.Count(verdict => verdict.EndsWith("kept", StringComparison.Ordinal)), Is.EqualTo(100));
        _alice.Type("/exit");
        World.RestartOn(_disk);
        World.Pass(1);
        var alice = World.Join("alice", Alices);
        var bob = World.Join("bob", Bobs);
        World.Pass(3);

        Assert.That(bob.Texts, Is.EqualTo(Enumerable.Range(1, 100).Select(i => $"alice: {i}")));
        Assert.That(alice.Events.OfType<DeliveryEvent>().Sum(news => news.Count), Is.EqualTo(100));
        Assert.That(alice.Verdicts, Is.Empty);
    }

    [Test]
    public void A_server_that_is_restarted_changes_nothing_about_what_it_keeps()
    {
        _alice.Type("chat bob", "one");
        World.RestartOn(_disk);
        World.Pass(60);
        Assert.That((_alice.State, _alice.Verdicts), Is.EqualTo(("Chatting", new[] { "one kept" })));
        _alice.Type("two");
        var bob = World.Join("bob", Bobs);
        World.Pass(2);

        Assert.That(bob.Texts, Is.EqualTo(["alice: one", "alice: two"]));
        Assert.That(_alice.Verdicts, Is.EqualTo(["one kept", "two kept", "two delivered"]));
        Assert.That(_alice.Events.OfType<DeliveryEvent>().Single().Count, Is.EqualTo(1));
    }

    [Test]
    public void What_was_shown_and_not_acknowledged_is_not_shown_again_by_the_same_program()
    {
        var bob = World.Join("bob", Bobs);
        bob.Prints = false;
        _alice.Type("chat bob", "one");
        Assert.That(bob.Texts, Is.EqualTo(["alice: one"]));
        World.RestartOn(_disk);
        bob.Prints = true;
        World.Pass(60);
        _alice.Type("two");
        World.Pass(2);

        Assert.That(bob.Texts, Is.EqualTo(["alice: one", "alice: two"]));
        Assert.That(_alice.Events.OfType<DeliveryEvent>().Sum(news => news.Count), Is.EqualTo(1));
    }

    [Test]
    public void A_client_that_was_killed_is_told_what_became_of_what_was_kept([Values] bool isServerRestarted)
    {
        _alice.Type("chat bob", "one");
        _alice.Kill();
        if (isServerRestarted)
            World.RestartOn(_disk);
        var alice = World.Restart(_alice);
        World.Pass(60);
        World.Join("bob", Bobs);
        World.Pass(2);

        Assert.That(alice.Verdicts, Is.EqualTo(isServerRestarted ? [] : new[] { "one delivered" }));
        Assert.That(alice.Events.OfType<DeliveryEvent>().Sum(news => news.Count), Is.EqualTo(isServerRestarted ? 1 : 0));
    }

    [Test]
    public void A_script_does_not_wait_for_whoever_is_away()
    {
        _alice.Type("exit");
        World.Pass(1);
        var script = World.Begin("alice", new SendErrand("127.0.0.1:7400", "bob", "hi", SendWish.Delivered), key: Alices);
        World.Pass(1);

        var outcome = script.Outcomes.Single();
        Assert.That((outcome.ExitCode, outcome.Lines.Single()), Is.EqualTo((0, "kept by the server for bob, who is away")));
        var bob = World.Join("bob", Bobs);
        World.Pass(1);
        Assert.That(bob.Texts, Is.EqualTo(["alice: hi"]));
    }

    private JoinedClient Register(string name, KeyFingerprint key)
    {
        var client = World.Join(name, key);
        client.Type("register");
        Assert.That(client.Events.OfType<AccountEvent>().Single().Status, Is.EqualTo("registered"));
        return client;
    }
}
