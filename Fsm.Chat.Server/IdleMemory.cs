using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Server;

/// <summary>
/// Gives memory back once it is quiet. The collector keeps what a burst of logins has used, about as much again as the connections themselves need,
/// until it has a reason to collect; an idle server gives it none.
/// </summary>
internal sealed class IdleMemory : IDisposable
{
    private const long WorthIt = 8 * 1024 * 1024;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private readonly ChatHub _hub;
    private readonly Action _release;
    private readonly ITimer _timer;
    private long _framesSeen;
    private long _allocatedAtLast;

    /// <param name="hub">Tells whether it is quiet.</param>
    /// <param name="release">Gives up what is kept for use again.</param>
    /// <param name="time">The clock.</param>
    public IdleMemory(ChatHub hub, Action release, TimeProvider time)
    {
        (_hub, _release) = (hub, release);
        _timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var frames = _hub.FramesRead;
        var allocated = GC.GetTotalAllocatedBytes();
        var isQuiet = frames == _framesSeen;
        _framesSeen = frames;
        if (!isQuiet || allocated - _allocatedAtLast < WorthIt)
            return;
        _release();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _allocatedAtLast = GC.GetTotalAllocatedBytes();
    }
}
