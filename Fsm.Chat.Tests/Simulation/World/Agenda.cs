namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>All that is going to happen, ordered by virtual time and then by when it was decided. There is no other order and no thread.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Appointment, (long Due, long Number)> _queue = new();
    private long _made;

    public TimeSpan Now { get; private set; }

    public Appointment In(TimeSpan wait, Action work)
    {
        var appointment = new Appointment(work);
        _queue.Enqueue(appointment, ((Now + wait).Ticks, _made++));
        return appointment;
    }

    /// <summary>Does the next thing, if it is due by then; else time goes on to that moment.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DoNext(TimeSpan until)
    {
        while (_queue.TryPeek(out var next, out var at))
        {
            if (at.Due > until.Ticks)
                break;
            _queue.Dequeue();
            if (next.Work is not { } work)
                continue;
            Now = TimeSpan.FromTicks(Math.Max(Now.Ticks, at.Due));
            work();
            return true;
        }

        Now = until > Now ? until : Now;
        return false;
    }

    /// <summary>The whole machine sleeps: what would have been meanwhile comes late, at once and in its order.</summary>
    public void Sleep(TimeSpan time) => Now += time;
}

/// <summary>One thing that is going to happen, unless it is called off.</summary>
internal sealed class Appointment(Action work)
{
    /// <summary>What happens; null when it was called off.</summary>
    public Action? Work { get; private set; } = work;

    public void CallOff() => Work = null;
}
