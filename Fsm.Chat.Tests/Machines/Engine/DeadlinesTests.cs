using CsCheck;

namespace Fsm.Chat.Tests.Machines.Engine;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DeadlinesTests
{
    private readonly Deadlines<string> _deadlines = new();

    [Test]
    public void Without_deadlines_there_is_nothing_to_wait_for()
    {
        Assert.That(_deadlines.Next, Is.Null);
        Assert.That(_deadlines.TryTakeDue(TimeSpan.MaxValue, out _, out _), Is.False);
    }

    [Test]
    public void Deadline_is_due_at_its_moment_and_not_before()
    {
        _deadlines.Arm("link", 3, TimeSpan.FromSeconds(10));

        Assert.That(_deadlines.TryTakeDue(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1), out _, out _), Is.False);
        Assert.That(_deadlines.TryTakeDue(TimeSpan.FromSeconds(10), out var subject, out var generation));
        Assert.That((subject, generation, _deadlines.Count), Is.EqualTo(("link", 3u, 0)));
    }

    [Test]
    public void Subject_that_was_armed_again_comes_with_both_generations()
    {
        _deadlines.Arm("link", 1, TimeSpan.FromSeconds(5));
        _deadlines.Arm("link", 2, TimeSpan.FromSeconds(4));

        Assert.That(TakeAll(TimeSpan.FromSeconds(9)), Is.EqualTo([("link", 2u), ("link", 1u)]));
    }

    [Test]
    public void Deadlines_come_in_the_order_of_their_moments() => Gen.Int[0, 50].Array.Sample(moments =>
    {
        var deadlines = new Deadlines<string>();
        foreach (var moment in moments)
            deadlines.Arm("", (uint)moment, TimeSpan.FromSeconds(moment));
        var taken = new List<int>();
        while (deadlines.Next is { } next)
        {
            if (deadlines.TryTakeDue(next - TimeSpan.FromTicks(1), out _, out _) || !deadlines.TryTakeDue(next, out _, out var generation))
                return false;
            taken.Add((int)generation);
        }

        return taken.SequenceEqual(moments.Order());
    });

    private List<(string, uint)> TakeAll(TimeSpan now)
    {
        var taken = new List<(string, uint)>();
        while (_deadlines.TryTakeDue(now, out var subject, out var generation))
            taken.Add((subject, generation));
        return taken;
    }
}
