namespace Fsm.Chat.Client.Program;

/// <summary>
/// The time of this machine, in the zone that it has now: the runtime remembers the one of the start, and a laptop that flies with its person changes it.
/// </summary>
/// <param name="lookEvery">How old what is known of the zone may be: to look again takes up to 3 ms.</param>
internal sealed class ZonedTime(TimeSpan lookEvery) : TimeProvider
{
    private long? _lookedAt;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone
    {
        get
        {
            if (_lookedAt is not { } at || GetElapsedTime(at) >= lookEvery)
            {
                _lookedAt = GetTimestamp();
                TimeZoneInfo.ClearCachedData();
            }

            return TimeZoneInfo.Local;
        }
    }
}
