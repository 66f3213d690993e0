namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>Time that goes on as it does, and a leap when the benchmark wants one.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _leaps;

    /// <summary>Lets time pass at once.</summary>
    public void Leap(TimeSpan time) => _leaps += (long)(time.TotalSeconds * TimestampFrequency);

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() + _leaps;
}
