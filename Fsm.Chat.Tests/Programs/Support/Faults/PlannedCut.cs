namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>A cut that happens when so many more bytes have crossed in one direction, over however many links that takes.</summary>
internal sealed class PlannedCut(Way way, int bytes, CutKind kind, Side told)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _left = bytes;

    public Way Way => way;

    /// <summary>How many of these bytes may still cross before it happens; less than <paramref name="length"/> when it happens now.</summary>
    public int Allow(int length)
    {
        lock (_lock)
        {
            var allowed = Math.Min(length, _left);
            _left -= allowed;
            return allowed;
        }
    }

    /// <summary>Whether it is to happen now: all its bytes have crossed.</summary>
    public bool IsDue
    {
        get
        {
            lock (_lock)
                return _left == 0;
        }
    }

    /// <summary>Cuts a link, unless another was cut for it.</summary>
    public void Do(FaultyLink link)
    {
        link.Cut(kind, told);
        _done.TrySetResult();
    }

    /// <summary>Waits until it has happened.</summary>
    public void Wait() => Assert.That(_done.Task.Wait(ChildProcess.Patience), Is.True, "the bytes that the cut waits for did not come");
}
