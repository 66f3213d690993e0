namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>A group whose owner does not come back for a month gets another one: it has to be somebody's who can invite.</summary>
public sealed class OwnerMissedTests : KeptGroupFixture
{
    private protected override Limits Limits => new() { PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero }; // whoever is silent is still here

    [TestCase(29, false)]
    [TestCase(30, true)]
    public void The_owner_is_a_member_like_others_after_thirty_days(int days, bool isMissed)
    {
        End(Alice);
        Skip(TimeSpan.FromDays(days));

        Assert.That(Bob.TakeAll().Count(frame => frame.Action == FrameAction.Group), Is.EqualTo(isMissed ? 1 : 0), "members are told");
        IEnumerable<string> members = isMissed ? ["bob", "alice"] : ["alice", "bob"];
        Assert.That(Members(Bob), Is.EqualTo(members));
        Restart();
        Assert.That(Members(Alice), Is.EqualTo(members));
    }

    [Test]
    public void Whoever_is_missed_too_does_not_follow()
    {
        Join(Carol, "carol");
        End(Bob);
        End(Alice);
        Skip(TimeSpan.FromDays(31));
        Assert.That(Members(Carol), Is.EqualTo(["carol", "alice", "bob"]));
    }

    [Test]
    public void Nobody_follows_while_everybody_is_missed()
    {
        End(Bob);
        End(Alice);
        Skip(TimeSpan.FromDays(31));
        Alice = Connect("alice", AlicesKey);
        Skip(TimeSpan.FromHours(1));
        Assert.That(Members(Alice), Is.EqualTo(["alice", "bob"]));
    }

    [Test]
    public void An_owner_who_was_here_all_the_time_is_not_missed_after_a_crash()
    {
        Skip(TimeSpan.FromDays(31));
        Crash();
        Server.Time.SetUtcNow(Server.Time.GetUtcNow().AddDays(32));
        Bob = Connect("bob", BobsKey);
        Skip(TimeSpan.FromHours(1));
        Assert.That(Members(Bob), Is.EqualTo(["alice", "bob"]));
    }

    private void Skip(TimeSpan time)
    {
        Server.Time.Advance(time);
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
    }
}
