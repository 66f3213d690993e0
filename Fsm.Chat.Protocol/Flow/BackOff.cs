namespace Fsm.Chat.Protocol.Flow;

/// <summary>
/// How long to wait before trying again: up to a bound that doubles with each attempt, and a random part of that ("full jitter"), so that the clients of a server
/// that was restarted do not all come back at once. See M. Brooker, "Exponential Backoff And Jitter", 2015.
/// </summary>
public static class BackOff
{
    /// <summary>The wait before an attempt.</summary>
    /// <param name="failures">How many attempts have failed since it last worked.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    /// <param name="longest">The longest bound.</param>
    public static TimeSpan Wait(int failures, double jitter, TimeSpan longest)
    {
        var bound = Limits.FirstBackOff * Math.Pow(2, Math.Min(failures, 10));
        return jitter * (bound < longest ? bound : longest);
    }
}
