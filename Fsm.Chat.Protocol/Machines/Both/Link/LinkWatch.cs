namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>
/// The time stamps of one link that the sweep compares with the limits. Pure: the answer is what happened, and the machine decides what it means.
/// </summary>
public struct LinkWatch
{
    private TimeSpan? _heardAt;
    private TimeSpan? _lastAskedAt;
    private TimeSpan? _frameBegunAt;
    private KeepAlive _keepAlive;

    // Not a comparison of times: after a standstill the ping and its answer have the same.
    private enum KeepAlive : byte
    {
        /// <summary>Nothing was asked, or the answer has been told.</summary>
        Quiet,

        /// <summary>The peer was asked, and nothing has come since.</summary>
        Asked,

        /// <summary>Something has come since, and was not told yet.</summary>
        Answered,
    }

    /// <summary>Until when this side itself does not read: neither silence nor an unfinished frame is the peer's fault meanwhile.</summary>
    public TimeSpan ReadsFrom { get; private set; }

    /// <summary>Whether the connection is made.</summary>
    public readonly bool IsOpened => _heardAt is not null;

    /// <summary>How long no frame has come.</summary>
    public readonly TimeSpan Silence(TimeSpan now) => _heardAt is { } heardAt ? now - heardAt : TimeSpan.Zero;

    /// <summary>The connection is made.</summary>
    public void NoteOpened(TimeSpan now) => _heardAt = now;

    /// <summary>Bytes came. Only whole frames are a sign of life.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="anyWhole">Whether they completed a frame.</param>
    /// <param name="partLeft">Whether they ended inside a frame.</param>
    public void NoteInput(TimeSpan now, bool anyWhole, bool partLeft)
    {
        if (anyWhole)
            (_heardAt, _keepAlive) = (now, _keepAlive == KeepAlive.Asked ? KeepAlive.Answered : _keepAlive);
        // A fast sender's reads always end inside a frame, but each time inside another one.
        _frameBegunAt = !partLeft ? null : anyWhole ? now : _frameBegunAt ?? now;
    }

    /// <summary>The peer was asked whether it is there.</summary>
    public void NoteAsked(TimeSpan now) => (_lastAskedAt, _keepAlive) = (now, KeepAlive.Asked);

    /// <summary>This side stops reading for a while.</summary>
    public void NotePause(TimeSpan until) => ReadsFrom = until;

    /// <summary>What the time stamps amount to now, if anything.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="writeBlockedAt">Since when nothing could be written; null when it could.</param>
    /// <param name="oldestUnansweredAt">Since when the oldest request waits for its answer; null for none.</param>
    /// <param name="limits">The limits.</param>
    public LinkTrigger? Check(TimeSpan now, TimeSpan? writeBlockedAt, TimeSpan? oldestUnansweredAt, Limits limits)
    {
        if (_heardAt is not { } heardAt)
            return null; // not connected yet
        if (IsOver(limits.StallTimeout, writeBlockedAt, now))
            return LinkTrigger.WriteStalled;
        if (_frameBegunAt is { } begun && IsOver(limits.StallTimeout, Later(begun, ReadsFrom), now))
            return LinkTrigger.FrameStalled;
        if (_keepAlive != KeepAlive.Quiet)
            return NoticeSign();
        if (IsOver(limits.PingAfter, Later(heardAt, ReadsFrom), now))
            return LinkTrigger.SilenceNoticed;
        // Asked once, a slow server is given as long again before it is asked once more.
        return IsOver(Limits.AnswerWithin, oldestUnansweredAt, now) && !(now - _lastAskedAt < Limits.AnswerWithin) ? LinkTrigger.AnswerOverdue : null;
    }

    /// <summary>When <see cref="Check"/> can come to something at the earliest, if nothing happens until then; null when never.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="writeBlockedAt">Since when nothing could be written; null when it could.</param>
    /// <param name="oldestUnansweredAt">Since when the oldest request waits for its answer; null for none.</param>
    /// <param name="limits">The limits.</param>
    public readonly TimeSpan? NextCheck(TimeSpan now, TimeSpan? writeBlockedAt, TimeSpan? oldestUnansweredAt, Limits limits)
    {
        if (_heardAt is not { } heardAt)
            return null;
        if (_keepAlive != KeepAlive.Quiet)
            return now;
        TimeSpan? answer = oldestUnansweredAt is { } unanswered ? Later(unanswered, _lastAskedAt ?? unanswered) : null;
        ReadOnlySpan<TimeSpan?> moments =
        [
            After(limits.StallTimeout, writeBlockedAt), After(limits.StallTimeout, _frameBegunAt is { } begun ? Later(begun, ReadsFrom) : null),
            After(limits.PingAfter, Later(heardAt, ReadsFrom)), After(Limits.AnswerWithin, answer),
        ];
        TimeSpan? next = null;
        foreach (var moment in moments)
            next = moment < next || next is null ? moment : next;
        return next;
    }

    private static TimeSpan? After(TimeSpan limit, TimeSpan? since) => limit > TimeSpan.Zero ? since + limit : null;

    private LinkTrigger? NoticeSign()
    {
        if (_keepAlive == KeepAlive.Asked)
            return null;
        _keepAlive = KeepAlive.Quiet;
        return LinkTrigger.PeerHeard;
    }

    private static bool IsOver(TimeSpan limit, TimeSpan? since, TimeSpan now) => limit > TimeSpan.Zero && now - since >= limit;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
