namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>
/// A program that runs. While it is stopped (SIGSTOP) what is for it waits, in order; once it is dead nothing reaches it any more. Its clock is the
/// <see cref="TimeProvider"/> of whatever runs inside.
/// </summary>
internal sealed class Process : TimeProvider
{
    private readonly Agenda _agenda;
    private readonly Queue<Action> _waiting = [];

    public Process(Agenda agenda, string name) => (_agenda, Name) = (agenda, name);

    public string Name { get; }

    public bool IsAlive { get; private set; } = true;

    public bool IsStopped { get; private set; }

    /// <summary>How often it was kept from running in its own time.</summary>
    public int Disturbances { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _agenda.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _agenda.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, () => callback(state), dueTime, period);

    /// <summary>Does something in this program, after a while.</summary>
    public Appointment In(TimeSpan wait, Action work) => _agenda.In(wait, () => Do(work));

    public void Stop()
    {
        Disturbances++;
        IsStopped = true;
    }

    public void Continue()
    {
        Disturbances++;
        IsStopped = false;
        while (_waiting.TryDequeue(out var work))
            In(TimeSpan.Zero, work);
    }

    public void Die()
    {
        IsAlive = false;
        _waiting.Clear();
    }

    private void Do(Action work)
    {
        if (!IsAlive)
            return;
        if (IsStopped)
            _waiting.Enqueue(work);
        else
            work();
    }

    private sealed class Timer : ITimer
    {
        private readonly Process _process;
        private readonly Action _elapsed;
        private Appointment? _next;

        public Timer(Process process, Action elapsed, TimeSpan dueTime, TimeSpan period)
        {
            (_process, _elapsed) = (process, elapsed);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException("The cores arm each timer anew.");
            Dispose();
            _next = dueTime == Timeout.InfiniteTimeSpan ? null : _process.In(dueTime, _elapsed);
            return true;
        }

        public void Dispose() => _next?.CallOff();

        public ValueTask DisposeAsync() => throw new NotSupportedException("The cores do not wait for timers.");
    }
}
