namespace Fsm.Chat.Server.Keeping;

/// <summary>
/// When messages that have been kept for long enough are looked for: once an hour from the oldest on, a piece at a time, while there is nothing to write. A server that
/// always has something to write does a piece now and then all the same.
/// </summary>
/// <param name="keep">For how long they are kept; null for ever.</param>
/// <param name="time">The clock.</param>
internal sealed class Retention(TimeSpan? keep, TimeProvider time)
{
    /// <summary>So many messages are looked at in a piece: what is to be written meanwhile waits.</summary>
    public const int Piece = 500;

    /// <summary>How long a look is after the one before.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>After so long a piece does not wait for leisure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private long _upTo;
    private long? _ended;
    private long _lastPiece = time.GetTimestamp();

    /// <summary>Whether there is a piece to do.</summary>
    public bool IsDue => UntilDue == TimeSpan.Zero;

    /// <summary>Whether there has been no leisure for it for too long.</summary>
    public bool IsOverdue => IsDue && time.GetElapsedTime(_lastPiece) >= Patience;

    /// <summary>How long there is nothing to do; null for ever.</summary>
    public TimeSpan? UntilDue => keep is null ? null : _ended is { } ended && time.GetElapsedTime(ended) is var since && since < Every ? Every - since : TimeSpan.Zero;

    /// <summary>Does a piece.</summary>
    /// <param name="forget">Forgets what came before a moment, as UTC ticks, of the next messages behind a number; says up to which, and 0 when there is none.</param>
    public void Advance(Func<long, long, long> forget)
    {
        if (!IsDue)
            return;
        _upTo = forget(_upTo, Moments.Now(time) - keep!.Value.Ticks);
        _lastPiece = time.GetTimestamp();
        _ended = _upTo == 0 ? _lastPiece : null;
    }
}
