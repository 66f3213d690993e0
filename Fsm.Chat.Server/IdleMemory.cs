using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Server;

/// <summary>Gives memory back once there is little to do; when that is worth it, <see cref="MemoryWatch"/> decides.</summary>
internal sealed class IdleMemory : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private readonly ChatHub _hub;
    private readonly Action _release;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly MemoryWatch _watch;
    private readonly ITimer _timer;

    /// <param name="hub">Tells what it holds.</param>
    /// <param name="release">Gives up what is kept for use again.</param>
    /// <param name="time">The clock.</param>
    public IdleMemory(ChatHub hub, Action release, TimeProvider time)
    {
        (_hub, _release, _time, _startedAt) = (hub, release, time, time.GetTimestamp());
        _watch = new(View());
        _timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!_watch.IsWorthIt(View(), _time.GetElapsedTime(_startedAt)))
            return;
        _release();
        _hub.Shrink();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _watch.NoteReleased(View(), _time.GetElapsedTime(_startedAt));
    }

    private MemoryView View()
    {
        var heap = GC.GetGCMemoryInfo(GCKind.Any);
        return new(_hub.FramesRead, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), heap.TotalCommittedBytes, heap.HeapSizeBytes, MemoryView.Needs(_hub.Figures));
    }
}
