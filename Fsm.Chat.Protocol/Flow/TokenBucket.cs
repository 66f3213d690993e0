namespace Fsm.Chat.Protocol.Flow;

/// <summary>Slows a sender: a burst at once, then a steady rate. Time is passed in. It never refuses; it says how long to wait.</summary>
/// <param name="rate">Tokens a second; 0 turns the bucket off.</param>
/// <param name="burst">Tokens at most.</param>
public struct TokenBucket(int rate, int burst)
{
    private double _tokens = burst;
    private TimeSpan _filledAt;

    /// <summary>Takes tokens, if need be on credit.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="tokens">How many, parts of one included.</param>
    public void Take(TimeSpan now, double tokens = 1)
    {
        if (rate == 0)
            return;
        _tokens = Math.Min(burst, _tokens + (now - _filledAt).TotalSeconds * rate) - tokens;
        _filledAt = now;
    }

    /// <summary>How long until the next token may be taken; zero for at once.</summary>
    public readonly TimeSpan Wait(TimeSpan now)
    {
        if (rate == 0)
            return TimeSpan.Zero;
        var missing = 1 - (_tokens + (now - _filledAt).TotalSeconds * rate);
        return missing <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(missing / rate);
    }
}
