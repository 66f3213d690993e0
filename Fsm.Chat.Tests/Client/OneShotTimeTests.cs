using Fsm.Chat.Client.Program;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client;

/// <summary>What is waited for may never end; the wait does.</summary>
internal sealed class OneShotTimeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _never = new();

    [Test]
    public async Task What_does_not_end_is_waited_for_as_long_as_was_said()
    {
        var time = new OneShotTime(_time, TimeSpan.FromSeconds(3));
        var waiting = time.AwaitAsync(_never.Task);

        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(waiting.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That(await waiting, Is.False);
        Assert.That(time.Left, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task All_that_is_done_gets_the_time_for_an_orderly_end()
    {
        var waiting = new OneShotTime(_time, TimeSpan.FromSeconds(3)).AwaitEndAsync(_never.Task);

        _time.Advance(TimeSpan.FromSeconds(5.9));
        Assert.That(waiting.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That(await waiting, Is.False);
    }

    [Test]
    public async Task Without_a_limit_the_wait_is_as_long_as_it_takes()
    {
        var time = new OneShotTime(_time, null);
        var waiting = time.AwaitAsync(_never.Task);

        _time.Advance(TimeSpan.FromDays(1));
        Assert.That((waiting.IsCompleted, time.Left), Is.EqualTo((false, (TimeSpan?)null)));
        _never.SetResult();
        Assert.That(await waiting, Is.True);
    }

    [Test]
    public void What_goes_wrong_in_time_is_told() =>
        Assert.That(async () => await new OneShotTime(_time, TimeSpan.FromSeconds(3)).AwaitAsync(Task.FromException(new TimeoutException("of its own"))), Throws.TypeOf<TimeoutException>());
}
