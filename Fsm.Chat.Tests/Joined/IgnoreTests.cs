namespace Fsm.Chat.Tests.Joined;

/// <summary>One person ignores another, core against core: nothing comes through, both know why, and it can be taken back.</summary>
public sealed class IgnoreTests : JoinedFixture
{
    [Test]
    public void Nothing_comes_from_whoever_is_ignored_and_they_are_told()
    {
        var (alice, bob) = Talking();
        bob.Type("chat alice");

        bob.Type("/ignore alice");
        alice.Type("are you there?", "/chat2", "bob>anybody?");

        Assert.That(bob.Texts, Is.Empty);
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "are you there? failed ignored", "anybody? failed ignored" }));
        Assert.That(Conversations(alice), Has.Member("peer_ignores bob"));
        Assert.That(bob.State, Is.EqualTo("Connected"), "whoever ignores somebody talks to them no more");
    }

    [Test]
    public void What_is_taken_back_lets_everything_through_again()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        bob.Type("ignore alice", "ignored", "unignore alice", "ignored");

        alice.Type("chat bob", "hello");

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: hello" }));
        Assert.That(bob.Events.OfType<IgnoreEvent>().Select(told => $"{told.Status} {string.Join(' ', told.Names)}".TrimEnd()), Is.EqualTo(new[] { "ignored alice", "listed alice", "unignored alice", "listed" }));
    }

    [Test]
    public void Whoever_ignores_somebody_can_still_write_to_them()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));

        bob.Type("ignore alice", "chat alice", "one way");

        Assert.That(alice.Texts, Is.EqualTo(new[] { "bob: one way" }));
        Assert.That(bob.Verdicts, Is.EqualTo(new[] { "one way delivered" }));
    }

    [Test]
    public void Who_is_ignored_can_be_completed_where_that_is_taken_back()
    {
        World.Join("alice");
        World.Join("carol");
        var bob = World.Join("bob");

        bob.Type("ignore alice", "ignore ghost");

        Assert.That(bob.Client.Complete("unignore ", "unignore ".Length).Candidates.Select(candidate => candidate.Text), Is.EqualTo(new[] { "alice ", "ghost " }));
        Assert.That(bob.Client.Complete("ignore ", "ignore ".Length).Candidates.Select(candidate => candidate.Text), Does.Contain("carol "));
    }

    [Test]
    public void A_lost_line_changes_nothing_about_it()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        bob.Type("ignore alice");

        bob.Wire.Break();
        World.Run();
        World.Pass(2);
        alice.Type("chat2", "bob>now?");

        Assert.That(bob.State, Is.EqualTo("Connected"));
        Assert.That((bob.Texts, alice.Verdicts.Single()), Is.EqualTo((Array.Empty<string>(), "now? failed ignored")));
    }
}
