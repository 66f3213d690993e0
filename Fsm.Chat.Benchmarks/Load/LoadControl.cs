using System.Diagnostics;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What the main thread and all talkers tell each other: whether to go on, whether to measure, and what went wrong first.</summary>
internal sealed class LoadControl
{
    private volatile bool _running;
    private volatile bool _measuring;
    private volatile string? _failure;

    /// <summary>Whether senders may go on.</summary>
    public bool Running
    {
        get => _running && _failure is null;
        set => _running = value;
    }

    /// <summary>Whether latencies count.</summary>
    public bool Measuring
    {
        get => _measuring;
        set => _measuring = value;
    }

    /// <summary>Reports a failure; only the first is kept, the others follow from it.</summary>
    public void Fail(string problem)
    {
        lock (this)
            _failure ??= problem;
    }

    /// <summary>Sleeps, unless something fails.</summary>
    public void Sleep(TimeSpan time)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < time;)
        {
            ThrowIfFailed();
            var left = time - Stopwatch.GetElapsedTime(since);
            Thread.Sleep(left < TimeSpan.Zero ? TimeSpan.Zero : left < TimeSpan.FromMilliseconds(100) ? left : TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Waits for something.</summary>
    /// <exception cref="LoadException">It does not come in time, or something failed.</exception>
    public void WaitFor(string what, TimeSpan patience, Func<bool> condition)
    {
        for (var since = Stopwatch.GetTimestamp(); !condition(); Thread.Sleep(5))
        {
            ThrowIfFailed();
            if (Stopwatch.GetElapsedTime(since) > patience)
                throw new LoadException($"{what}: not after {patience.TotalSeconds} s");
        }

        ThrowIfFailed();
    }

    /// <summary>Stops the run when something has failed.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is { } problem)
            throw new LoadException(problem);
    }
}

/// <summary>The run has failed: its figures mean nothing.</summary>
internal sealed class LoadException(string problem) : Exception(problem);
