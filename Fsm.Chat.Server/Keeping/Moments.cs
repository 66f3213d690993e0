namespace Fsm.Chat.Server.Keeping;

/// <summary>Moments as they are written down: UTC ticks, so that they mean the same at any other place and time of the year.</summary>
internal static class Moments
{
    /// <summary>The present.</summary>
    public static long Now(TimeProvider time) => time.GetUtcNow().Ticks;

    /// <summary>A moment as messages carry it: milliseconds since 1970.</summary>
    public static ulong UnixMilliseconds(long ticks) => (ulong)new DateTimeOffset(ticks, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>A moment as the wire has it elsewhere: seconds since 1970.</summary>
    public static long UnixSeconds(long ticks) => new DateTimeOffset(ticks, TimeSpan.Zero).ToUnixTimeSeconds();
}
