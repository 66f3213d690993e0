using Fsm.Chat.Client.Files;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class ProgressMeterTests
{
    [Test]
    public void Progress_is_told_at_most_ten_times_a_second()
    {
        var time = new FakeTimeProvider();
        var told = new List<ulong>();
        var meter = new ProgressMeter(time, told.Add);
        for (var bytes = 1UL; bytes <= 100; bytes++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            meter.Note(bytes);
        }

        Assert.That(told, Is.EqualTo((ulong[])[10, 20, 30, 40, 50, 60, 70, 80, 90, 100]));
    }
}
