using CsCheck;

namespace Fsm.Chat.Tests.Flow;

public sealed class TokenBucketTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    [Test]
    public void Burst_is_free_and_what_follows_waits_for_its_turn()
    {
        var bucket = new TokenBucket(rate: 100, burst: 3);

        var waits = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            waits.Add(bucket.Wait(Start).TotalMilliseconds);
            bucket.Take(Start);
        }

        Assert.That(waits, Is.EqualTo([0, 0, 0, 10, 20]).Within(0.001));
    }

    [Test]
    public void Several_tokens_and_parts_of_one_may_be_taken_at_once()
    {
        var bucket = new TokenBucket(rate: 100, burst: 10);
        bucket.Take(Start, 12.5);

        Assert.That(bucket.Wait(Start).TotalMilliseconds, Is.EqualTo(35).Within(0.001));
    }

    [Test]
    public void Waiting_as_long_as_it_says_is_enough_and_less_is_not()
    {
        var bucket = new TokenBucket(rate: 100, burst: 1);
        bucket.Take(Start);
        var wait = bucket.Wait(Start);

        Assert.That(bucket.Wait(Start + wait / 2), Is.EqualTo(wait / 2).Within(TimeSpan.FromTicks(2)));
        Assert.That(bucket.Wait(Start + wait), Is.LessThanOrEqualTo(TimeSpan.FromTicks(2)));
    }

    [Test]
    public void Rest_fills_the_bucket_and_no_more_than_that()
    {
        var bucket = new TokenBucket(rate: 100, burst: 2);
        for (var i = 0; i < 2; i++)
            bucket.Take(Start);

        var later = Start + TimeSpan.FromHours(5);
        var free = 0;
        for (; bucket.Wait(later) == TimeSpan.Zero && free < 100; free++)
            bucket.Take(later);

        Assert.That(free, Is.EqualTo(2));
    }

    [Test]
    public void Rate_of_0_is_no_limit()
    {
        var bucket = new TokenBucket(rate: 0, burst: 0);
        for (var i = 0; i < 1000; i++)
            bucket.Take(Start);

        Assert.That(bucket.Wait(Start), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Sender_who_waits_as_told_is_as_fast_as_the_rate() => Gen.Select(Gen.Int[1, 500], Gen.Int[1, 50], Gen.Int[1, 200]).Sample((rate, burst, count) =>
    {
        var bucket = new TokenBucket(rate, burst);
        var now = Start;
        for (var i = 0; i < count; i++)
        {
            now += bucket.Wait(now);
            bucket.Take(now);
        }

        var expected = Math.Max(0, count - burst) / (double)rate;
        return Math.Abs((now - Start).TotalSeconds - expected) < 0.001;
    });
}
