namespace Fsm.Chat.Protocol.Machines.Engine;

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
