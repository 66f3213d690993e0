namespace Fsm.Chat.Tests.Joined;

/// <summary>A script that asks who is there, or sends a file.</summary>
internal sealed class OneShotFileTests : OneShotFixture
{
    [Test]
    public void All_pages_of_people_are_listed()
    {
        for (var i = 0; i < 17; i++)
            World.Join($"p{i:00}");
        World.Join("quentin");

        var all = World.Begin("al", new UsersErrand(Server, ""));
        var some = World.Begin("al", new UsersErrand(Server, "p1"));

        Assert.That(all.Outcomes.Single().Lines.Select(line => line.Split(' ')[0]), Is.EqualTo(Enumerable.Range(0, 17).Select(i => $"p{i:00}").Append("quentin")));
        Assert.That(some.Outcomes.Single().Lines.Select(line => line.Split(' ')[0]), Is.EqualTo(Enumerable.Range(10, 7).Select(i => $"p{i:00}")));
    }

    [Test]
    public void File_has_one_result_for_each_recipient()
    {
        var (bob, carol, dave) = (World.Join("bob"), World.Join("carol"), World.Join("dave"));
        var sender = new JoinedFile(World).Offer("bob", "carol", "dave");

        bob.Type("accept");
        carol.Type("decline");
        Assert.That(sender.Outcomes, Is.Empty);
        World.Pass(61);

        Assert.That(sender.Outcomes.Single().ExitCode, Is.EqualTo(4));
        Assert.That(sender.Outcomes[0].Lines, Is.EqualTo(new[] { "bob: completed", "carol: declined", "dave: expired" }));
    }

    [Test]
    public void File_that_everybody_takes_is_a_success()
    {
        var bob = World.Join("bob");
        var sender = new JoinedFile(World).Offer("bob");

        bob.Type("accept");
        World.Pass(1);

        Assert.That((sender.Outcomes.Single().ExitCode, sender.Outcomes[0].Lines), Is.EqualTo((0, new[] { "bob: completed" })));
    }

    [Test]
    public void File_that_nobody_can_be_offered_says_why()
    {
        World.Join("bob");
        var (toNobody, ofNothing) = (new JoinedFile(World).Offer("nobody"), new JoinedFile(World, "nothing.txt").Offer("bob"));

        Assert.That(Outcome(toNobody), Is.EqualTo((4, "failed", "unknown_recipient")));
        Assert.That(Outcome(ofNothing), Is.EqualTo((4, "failed", "no_such_file")));
    }

    [Test]
    public void File_for_somebody_who_is_there_and_somebody_who_is_not_goes_to_the_one()
    {
        var bob = World.Join("bob");
        var sender = new JoinedFile(World).Offer("nobody", "bob");
        Assert.That(sender.Outcomes, Is.Empty);
        bob.Type("accept");
        World.Pass(1);

        Assert.That((sender.Outcomes.Single().ExitCode, sender.Outcomes[0].Lines), Is.EqualTo((4, new[] { "nobody: failed (unknown_recipient)", "bob: completed" })));
    }
}
