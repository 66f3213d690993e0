namespace Fsm.Chat.Protocol.Machines.Link;

/// <summary>
/// The time stamps of one link that the sweep compares with the limits. Pure: the answer is what happened, and the machine decides what it means.
/// </summary>
public struct LinkWatch
{
    /// <summary>When the last whole frame came.</summary>
    public TimeSpan HeardAt { get; set; }

    /// <summary>When the peer was last asked whether it is there; null when it was heard since.</summary>
    public TimeSpan? AskedAt { get; set; }

    /// <summary>Until when this side itself does not read: neither silence nor an unfinished frame is the peer's fault meanwhile.</summary>
    public TimeSpan ReadsFrom { get; set; }

    /// <summary>Since when a frame is begun and not finished; null for none.</summary>
    public TimeSpan? FrameBegunAt { get; set; }

    /// <summary>What the time stamps amount to now, if anything.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="writeBlockedAt">Since when nothing could be written; null when it could.</param>
    /// <param name="oldestUnansweredAt">Since when the oldest request waits for its answer; null for none.</param>
    /// <param name="limits">The limits.</param>
    public readonly LinkTrigger? Check(TimeSpan now, TimeSpan? writeBlockedAt, TimeSpan? oldestUnansweredAt, Limits limits)
    {
        if (IsOver(limits.StallTimeout, writeBlockedAt, now))
            return LinkTrigger.WriteStalled;
        if (FrameBegunAt is { } begun && IsOver(limits.StallTimeout, Later(begun, ReadsFrom), now))
            return LinkTrigger.FrameStalled;
        if (AskedAt is { } asked)
            return HeardAt > asked ? LinkTrigger.PeerHeard : null;
        if (IsOver(limits.PingAfter, Later(HeardAt, ReadsFrom), now))
            return LinkTrigger.SilenceNoticed;
        return IsOver(Limits.AnswerWithin, oldestUnansweredAt, now) ? LinkTrigger.AnswerOverdue : null;
    }

    private static bool IsOver(TimeSpan limit, TimeSpan? since, TimeSpan now) => limit > TimeSpan.Zero && now - since >= limit;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
