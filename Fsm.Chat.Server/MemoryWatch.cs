using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Server;

/// <summary>What is known of the memory at one moment.</summary>
/// <param name="Frames">Frames that have come so far.</param>
/// <param name="Allocated">Bytes that were allocated so far.</param>
/// <param name="Collections">Collections so far.</param>
/// <param name="Committed">Bytes that the collector held after the last one.</param>
/// <param name="Heap">Bytes of those that were in use then, or not looked at.</param>
/// <param name="Needed">Bytes that what the hub holds needs at most.</param>
internal readonly record struct MemoryView(long Frames, long Allocated, int Collections, long Committed, long Heap, long Needed)
{
    private const long OfSession = 64 * 1024; // one in 50 groups of 500 who has heard nothing for a minute; others need 2 KiB
    private const long OfLink = 16 * 1024;

    /// <summary>What the hub's figures need at most.</summary>
    public static long Needs(in HubFigures figures) => figures.QueuedBytes + figures.Sessions * OfSession + figures.Links * OfLink;
}

/// <summary>
/// Decides when memory is given back. The collector keeps what a burst has used until it has a reason to collect. It has none when nobody says anything, nor when
/// people go on talking, for that costs almost no memory: then it is worth a pause, if the pause is short and much comes free.
/// </summary>
internal sealed class MemoryWatch
{
    /// <summary>What has to have been used since the last time to look at an idle server again.</summary>
    public const long WorthItIdle = 8 << 20;

    /// <summary>What has to come free while people talk.</summary>
    public const long WorthAPause = 24 << 20;

    /// <summary>The most that may be in use while people talk. All of it is moved, which takes some 2 ms for each MiB where the machine is busy.</summary>
    public const long MostMoved = 96 << 20;

    /// <summary>How long the collector must have had no reason of its own: until then it may well do it by itself.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(4);

    /// <summary>How long it takes at least until it is worth a pause again, if nobody has gone: whoever uses as much all the time needs it.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private MemoryView _last;
    private MemoryView _released;
    private MemoryView _collected;
    private TimeSpan _collectedAt;
    private TimeSpan _releasedAt = -Rest;

    /// <summary>Begins.</summary>
    /// <param name="first">What is there at the beginning.</param>
    public MemoryWatch(in MemoryView first) => (_last, _released, _collected) = (first, first with { Allocated = 0 }, first);

    /// <summary>Whether memory should be given back now.</summary>
    /// <param name="view">The present.</param>
    /// <param name="now">When that is.</param>
    public bool IsWorthIt(in MemoryView view, TimeSpan now)
    {
        var isQuiet = view.Frames == _last.Frames;
        if (view.Collections != _collected.Collections)
            (_collected, _collectedAt) = (view, now);
        _last = view;
        var hasUsed = view.Allocated - _released.Allocated >= WorthItIdle;
        if (isQuiet)
            return hasUsed;
        var hasLetGo = _released.Needed - view.Needed >= WorthItIdle;
        return (hasLetGo || (hasUsed && now - _releasedAt >= Rest)) && now - _collectedAt >= Calm && IsWorthAPause(view);
    }

    /// <summary>It was given back.</summary>
    /// <param name="after">What is there now.</param>
    /// <param name="now">When that is.</param>
    public void NoteReleased(in MemoryView after, TimeSpan now) =>
        (_released, _releasedAt, _collected, _collectedAt) = (after, now, after, now);

    private bool IsWorthAPause(in MemoryView view)
    {
        var moved = Math.Min(view.Heap, view.Needed);
        var sinceCollected = view.Allocated - _collected.Allocated;
        return moved <= MostMoved && view.Committed + sinceCollected - moved >= WorthAPause;
    }
}
