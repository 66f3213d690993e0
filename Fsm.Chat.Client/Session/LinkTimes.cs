using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Link;

namespace Fsm.Chat.Client.Session;

/// <summary>Moments in the life of one link. Frames only leave these stamps; the sweep makes triggers of them.</summary>
internal sealed class LinkTimes
{
    /// <summary>When the connection was made; null before.</summary>
    public TimeSpan? OpenedAt { get; set; }

    /// <summary>When the last bytes came.</summary>
    public TimeSpan HeardAt { get; set; }

    /// <summary>When the last ping was sent.</summary>
    public TimeSpan? PingedAt { get; set; }

    /// <summary>Since when bytes that were taken have not left; null when all have.</summary>
    public TimeSpan? WritingSince { get; set; }

    /// <summary>Since when a frame is unfinished; null when none is.</summary>
    public TimeSpan? PartialSince { get; set; }
}

/// <summary>The limits that the sweep compares with; zero turns one off.</summary>
internal readonly record struct SweepLimits(TimeSpan PingAfter, TimeSpan StallTimeout);

/// <summary>Decides what the time stamps of a link mean. Whether that matters in the link's state is for its machine to say.</summary>
internal static class SweepDecisions
{
    /// <summary>What has happened by now.</summary>
    /// <param name="times">The stamps.</param>
    /// <param name="unansweredSince">When the oldest request or message was sent that the server has neither answered nor acknowledged; null for none.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="now">The present.</param>
    public static IEnumerable<LinkTrigger> Decide(LinkTimes times, TimeSpan? unansweredSince, SweepLimits limits, TimeSpan now)
    {
        if (times.OpenedAt is null)
            yield break;
        if (Elapsed(times.WritingSince, limits.StallTimeout, now))
            yield return LinkTrigger.WriteStalled;
        if (Elapsed(times.PartialSince, limits.StallTimeout, now))
            yield return LinkTrigger.FrameStalled;
        if (times.HeardAt > times.PingedAt)
            yield return LinkTrigger.PeerHeard;
        if (Elapsed(times.HeardAt, limits.PingAfter, now))
            yield return LinkTrigger.SilenceNoticed;
        // Asked once, a slow server is given as long again before it is asked once more.
        if (Elapsed(unansweredSince, Limits.AnswerWithin, now) && !(now - times.PingedAt < Limits.AnswerWithin))
            yield return LinkTrigger.AnswerOverdue;
    }

    private static bool Elapsed(TimeSpan? since, TimeSpan limit, TimeSpan now) => limit > TimeSpan.Zero && now - since >= limit;
}
