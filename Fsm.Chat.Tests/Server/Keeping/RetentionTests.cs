using Fsm.Chat.Server.Keeping;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>When what is old is looked for.</summary>
internal sealed class RetentionTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<(long From, long Before)> _asked = [];

    [Test]
    public void Pieces_follow_each_other_to_the_last_and_the_next_look_is_in_an_hour()
    {
        _asked.Clear();
        var retention = new Retention(TimeSpan.FromDays(30), _time);
        foreach (var upTo in (long[])[500, 812, 0])
            Advance(retention, upTo);
        Advance(retention, 1);

        var before = new DateTime(2026, 11, 1, 12, 0, 0).Ticks;
        Assert.That(_asked, Is.EqualTo([(0, before), (500, before), (812, before)]));
        Assert.That(retention.UntilDue, Is.EqualTo(TimeSpan.FromHours(1)));
        _time.Advance(TimeSpan.FromHours(1));
        Advance(retention, 0);
        Assert.That(_asked[^1], Is.EqualTo((0, before + TimeSpan.TicksPerHour)));
    }

    [Test]
    public void Without_leisure_a_piece_waits_for_a_minute_and_no_longer()
    {
        var retention = new Retention(TimeSpan.FromDays(30), _time);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.That((retention.IsDue, retention.IsOverdue), Is.EqualTo((true, false)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(retention.IsOverdue, Is.True);

        Advance(retention, 500);

        Assert.That((retention.IsDue, retention.IsOverdue), Is.EqualTo((true, false)));
    }

    [Test]
    public void What_is_kept_for_ever_is_never_looked_for()
    {
        var retention = new Retention(keep: null, _time);
        _time.Advance(TimeSpan.FromDays(10_000));

        Assert.That((retention.UntilDue, retention.IsDue, retention.IsOverdue), Is.EqualTo(((TimeSpan?)null, false, false)));
    }

    private void Advance(Retention retention, long upTo) => retention.Advance((from, before) =>
    {
        _asked.Add((from, before));
        return upTo;
    });
}
