using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Joined;

/// <summary>Names that are somebody's, between real cores with a store in memory.</summary>
public sealed class AccountTests : JoinedFixture
{
    private static readonly KeyFingerprint Laptop = KeyOf(1);
    private static readonly KeyFingerprint Phone = KeyOf(2);

    private MemoryDisk _disk = null!;

    public override void Begin()
    {
        base.Begin();
        World.RestartOn(_disk = new());
    }

    [Test]
    public void Two_clients_of_one_person_do_not_push_each_other_out_for_ever()
    {
        var first = World.Join("alice", Laptop);
        first.Type("register");
        var second = World.Join("alice", Laptop);
        World.Pass(120);
        Assert.That((first.State, second.State, TakenOver), Is.EqualTo(("Disconnected", "Connected", 1)));
        first.Type("connect");
        World.Pass(120);

        Assert.That((first.State, second.State, TakenOver), Is.EqualTo(("Connected", "Disconnected", 2)));
    }

    [Test]
    public void One_that_slept_meanwhile_comes_back_once_and_the_other_stays_out()
    {
        var asleep = World.Join("alice", Laptop);
        asleep.Type("register");
        asleep.Dials = false;
        asleep.Wire.Break();
        var awake = World.Join("alice", Laptop);
        World.Pass(10);
        Assert.That(awake.State, Is.EqualTo("Connected"));
        asleep.Dials = true;
        World.Pass(120);

        Assert.That((asleep.State, awake.State, TakenOver), Is.EqualTo(("Connected", "Disconnected", 2)));
    }

    [Test]
    public void Another_device_comes_in_by_a_code_and_everybody_else_stays_out_after_a_restart_too()
    {
        var laptop = World.Join("alice", Laptop);
        laptop.Type("register", "add-key");
        var code = laptop.Events.OfType<AccountEvent>().Last().Code!;
        Assert.That(World.Join("alice", Phone, code).State, Is.EqualTo("Connected"));
        Assert.That(World.Join("alice", KeyOf(3), code).State, Is.EqualTo("Disconnected"), "it was good for one");
        World.RestartOn(_disk);
        World.Pass(60);
        var phone = World.Join("alice", Phone);
        phone.Type("keys");

        Assert.That(phone.Events.OfType<AccountEvent>().Single().Keys!.Select(key => key.IsThis), Is.EqualTo([false, true]));
        foreach (var (name, key) in new (string, KeyFingerprint?)[] { ("alice", null), ("ALICE", KeyOf(3)), ("\u0430lice", KeyOf(4)) })
            Assert.That(World.Join(name, key).State, Is.EqualTo("Disconnected"), name);
    }

    [Test]
    public void Whoever_talks_to_the_holder_is_told_that_they_went_and_goes_on_with_the_next_session()
    {
        var alice = World.Join("alice", Laptop);
        alice.Type("register");
        var bob = World.Join("bob");
        bob.Type("chat alice", "one");
        var elsewhere = World.Join("alice", Laptop);
        bob.Type("two");
        World.Pass(1);

        Assert.That((alice.Texts.Single(), elsewhere.Texts.Single()), Is.EqualTo(("bob: one", "bob: two")));
        Assert.That(bob.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered" }));
    }

    [Test]
    public void Whoever_is_forgotten_is_nobody_any_more()
    {
        var alice = World.Join("alice", Laptop);
        alice.Type("register", "forget-me alice");
        Assert.That(alice.State, Is.EqualTo("Disconnected"));
        alice.Type("connect");
        World.Pass(60);

        Assert.That((alice.State, alice.Events.OfType<ErrorEvent>().Single().Code), Is.EqualTo(("Disconnected", "name_registered")));
    }

    private int TakenOver => World.Journal.Entries.Count(entry => entry.Trigger == "HolderElsewhere");

    internal static KeyFingerprint KeyOf(byte last)
    {
        var bytes = new byte[KeyFingerprint.Size];
        bytes[^1] = last;
        return KeyFingerprint.FromBytes(bytes);
    }
}
