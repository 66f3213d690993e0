namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>
/// What the drivers of one monitor share: the present moment, the timers of all states, who sees the steps, and the count of mistakes. Time is passed in.
/// </summary>
/// <param name="observer">Sees every step; null for nobody.</param>
public sealed class MachineHost(IStepObserver? observer = null)
{
    private readonly Deadlines<TimedState> _timers = new();

    /// <summary>The present moment, as the monitor was last told.</summary>
    public TimeSpan Now { get; set; }

    /// <summary>How often the rules, a performer or a decision proved wrong. Anything but 0 is a bug.</summary>
    public int InternalErrors { get; private set; }

    /// <summary>When the next timer elapses, or null. It may be a stale one: waking for it is harmless.</summary>
    public TimeSpan? NextDue => _timers.Next;

    /// <summary>How many timers are kept, stale ones included.</summary>
    public int Timers => _timers.Count;

    /// <summary>What is armed, for whoever looks into a monitor; who left the state since then is among them, with another generation.</summary>
    public IEnumerable<(ITimed Subject, uint Generation)> Armed => _timers.All.Select(entry => (entry.Subject.Subject, entry.Generation));

    internal IStepObserver? Observer => observer;

    internal uint Batch { get; private set; }

    /// <summary>Another batch of events begins: no run of equal triggers goes on from the one before.</summary>
    public void BeginBatch() => Batch++;

    /// <summary>Fires the timers whose moment has come, unless their state was left since they were armed.</summary>
    public void FireDue() => FireDue(int.MaxValue);

    /// <summary>Fires some of them.</summary>
    /// <param name="most">How many at once; <see cref="NextDue"/> tells whether there are more.</param>
    public void FireDue(int most)
    {
        for (; most > 0 && _timers.TryTakeDue(Now, out var timed, out var generation); most--)
            timed.Driver.Elapse(timed.Subject, generation);
    }

    /// <summary>Gives up room for timers that is not needed now.</summary>
    public void Shrink() => _timers.Shrink();

    /// <summary>Something was wrong that is our own mistake.</summary>
    public void CountError() => InternalErrors++;

    internal TimeSpan Arm(ITimerOwner driver, ITimed subject, TimeSpan wait)
    {
        var due = Now + wait;
        _timers.Arm(new(driver, subject), subject.Generation, due);
        return due;
    }

    private readonly record struct TimedState(ITimerOwner Driver, ITimed Subject);
}

/// <summary>Fires the timers that it has armed.</summary>
internal interface ITimerOwner
{
    /// <summary>A timer has elapsed; that of another generation is dropped.</summary>
    void Elapse(ITimed subject, uint generation);
}

/// <summary>
/// Timers as a value: a queue of moments, with time passed in. Whoever was armed again or left its state since is recognised by its generation and dropped.
/// </summary>
/// <typeparam name="TSubject">What is timed.</typeparam>
public sealed class Deadlines<TSubject>
{
    private readonly PriorityQueue<(TSubject Subject, uint Generation), TimeSpan> _queue = new();

    /// <summary>The earliest moment asked for, or null. It may belong to a stale generation: waking for it is harmless.</summary>
    public TimeSpan? Next => _queue.TryPeek(out _, out var due) ? due : null;

    /// <summary>How many moments are kept, stale ones included.</summary>
    public int Count => _queue.Count;

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<(TSubject Subject, uint Generation)> All => _queue.UnorderedItems.Select(item => item.Element);

    /// <summary>Asks for <paramref name="subject"/> to be given back at <paramref name="due"/>.</summary>
    public void Arm(TSubject subject, uint generation, TimeSpan due) => _queue.Enqueue((subject, generation), due);

    /// <summary>Gives up room that is not needed now.</summary>
    public void Shrink()
    {
        if (Roominess.IsTooMuch(_queue.Capacity, _queue.Count))
            _queue.TrimExcess();
    }

    /// <summary>Takes one subject whose moment has come.</summary>
    /// <returns>Whether there was one. The caller drops it when its generation is not the subject's present one.</returns>
    public bool TryTakeDue(TimeSpan now, out TSubject subject, out uint generation)
    {
        if (_queue.TryPeek(out var entry, out var due) && due <= now)
        {
            _queue.Dequeue();
            (subject, generation) = entry;
            return true;
        }

        (subject, generation) = (default!, 0);
        return false;
    }
}
