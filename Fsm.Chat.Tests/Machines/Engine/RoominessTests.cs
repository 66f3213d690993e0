namespace Fsm.Chat.Tests.Machines.Engine;

public sealed class RoominessTests
{
    private const int Many = 10_000;

    [TestCase(0)]
    [TestCase(100)]
    public void What_was_large_once_takes_little_more_room_than_it_needs(int left)
    {
        var entries = Enumerable.Range(0, Many).ToDictionary(i => i);
        var items = Enumerable.Range(0, Many).ToList();
        var queue = new Queue<int>(items);
        for (var i = left; i < Many; i++)
        {
            entries.Remove(i);
            items.RemoveAt(items.Count - 1);
            queue.Dequeue();
        }

        entries.Shrink();
        items.Shrink();
        queue.Shrink();

        Assert.That(new[] { entries.Capacity, items.Capacity, queue.Capacity }, Has.All.LessThan(2 * left + 10));
    }

    [Test]
    public void What_may_be_needed_soon_again_is_kept()
    {
        Assert.That(Roominess.IsTooMuch(capacity: 1024, count: 0), Is.False);
        Assert.That(Roominess.IsTooMuch(capacity: 4096, count: 1024), Is.False);
        Assert.That(Roominess.IsTooMuch(capacity: 4096, count: 1000), Is.True);
    }
}
