using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Curves;

/// <summary>The curves that are measured.</summary>
/// <param name="start">Starts the server; whether for rooms is said.</param>
/// <param name="warmUp">How long to run before measuring.</param>
/// <param name="measured">How long to measure.</param>
internal sealed class CurveSet(Func<bool, LoadTarget> start, TimeSpan warmUp, TimeSpan measured)
{
    private const int Usual = 200;
    private const int Length = 64;
    private const int RoomWindow = 16;
    private const int OpenWindow = 64;
    private static readonly int[] _connections = [200, 500, 1000, 2000, 5000, 10_000, 15_000];
    private static readonly int[] _rooms = [2, 5, 10, 20, 50, 100];
    private static readonly int[] _percents = [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

    /// <summary>Processor time of a message with more and more connections, which share the same rate.</summary>
    public Curve Connections(double rate) => new(
        "connections", ["connections", "server_us", "p50_us", "p99_us", "runner_us", "other_cores"], _connections.Select(count =>
        {
            var figures = Run(new(count, Room: 0, Both: false, OpenWindow, Length, warmUp, measured) { Rate = rate, OpenWindow = OpenWindow });
            return new[] { count, figures.ServerMicros!.Value, figures.LatencyP50, figures.LatencyP99, figures.RunnerMicros, figures.DisturbingCores };
        }));

    /// <summary>Processor time of a delivery in larger and larger rooms.</summary>
    public Curve Rooms() => new("rooms", ["room", "server_us", "deliveries_per_s", "runner_us", "other_cores"], _rooms.Select(size =>
    {
        var figures = Run(new(Usual - Usual % size, size, Both: false, RoomWindow, Length, warmUp, measured));
        return new[] { size, figures.ServerMicros!.Value, figures.PerSecond, figures.RunnerMicros, figures.DisturbingCores };
    }));

    /// <summary>Processor time and latency of a message at more and more of the maximum rate.</summary>
    public Curve Rates() => new("rate", ["percent", "rate_per_s", "delivered_per_s", "server_us", "p50_us", "p99_us", "handed_over_p99_us", "other_cores"], RatePoints());

    private IEnumerable<double[]> RatePoints()
    {
        var options = new LoadOptions(Usual, Room: 0, Both: false, Window: 1, Length, warmUp, measured) { OpenWindow = OpenWindow };
        var target = start(false);
        using var process = target.Process;
        using var run = new LoadRun(options, target);
        run.Open();
        var most = run.Measure().MessagesPerSecond;
        foreach (var percent in _percents)
        {
            var figures = run.Measure(most * percent / 100);
            yield return
            [
                percent, figures.Rate!.Value, figures.PerSecond, figures.ServerMicros!.Value, figures.LatencyP50, figures.LatencyP99, figures.LagP99!.Value, figures.DisturbingCores,
            ];
        }

        run.Close();
    }

    private LoadFigures Run(LoadOptions options)
    {
        var target = start(options.Room > 0);
        using var process = target.Process;
        return LoadRun.Run(options, target).MustKeepUp();
    }
}
