namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Finds the maximum rate, then measures latency at a share of it, on the same connections.</summary>
internal static class HalfRun
{
    /// <summary>Runs.</summary>
    /// <exception cref="LoadException">A promise of the protocol was broken, or the server does not keep up with half of what it just did.</exception>
    public static HalfFigures Run(LoadOptions options, LoadTarget target)
    {
        using var run = new LoadRun(options, target);
        run.Open();
        var maximum = run.Measure();
        var half = run.Measure(maximum.MessagesPerSecond / 2).MustKeepUp();
        var exitCode = run.Close();
        return new(maximum, half with { ExitCode = exitCode });
    }
}
