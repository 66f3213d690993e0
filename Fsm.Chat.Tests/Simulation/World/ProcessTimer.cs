namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>One timer of a program.</summary>
internal sealed class ProcessTimer : ITimer
{
    private readonly Process _process;
    private readonly Action _elapsed;
    private Appointment? _next;

    public ProcessTimer(Process process, Action elapsed, TimeSpan dueTime, TimeSpan period)
    {
        (_process, _elapsed) = (process, elapsed);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
            throw new NotSupportedException("The cores arm each timer anew.");
        _next?.CallOff();
        _next = dueTime == Timeout.InfiniteTimeSpan ? null : _process.In(dueTime, _elapsed);
        return true;
    }

    public void Dispose() => _next?.CallOff();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
