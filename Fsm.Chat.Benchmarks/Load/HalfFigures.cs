using System.Globalization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The maximum rate, and latency at half of it.</summary>
/// <param name="Maximum">The load that follows the verdicts.</param>
/// <param name="Half">The load on a schedule, half as much.</param>
internal sealed record HalfFigures(LoadFigures Maximum, LoadFigures Half)
{
    /// <summary>The bare relay under the same load on the same schedule; null where it was not asked for.</summary>
    public LoadFigures? Relay { get; init; }

    /// <summary>How many times the median what 99 % do not exceed is.</summary>
    public double Ratio => RatioOf(Half);

    /// <summary>The figures for people.</summary>
    public override string ToString() => Relay is null ? $"{Maximum}\n{Half}\n{Summary("half of the maximum", Half)}"
        : $"{Maximum}\n{Half}\n{Relay}\n{Summary("half of the maximum", Half)}\n{Summary("the bare relay", Relay)}";

    private static double RatioOf(LoadFigures figures) => figures.LatencyP99 / figures.LatencyP50;

    private static string Summary(string what, LoadFigures figures) => string.Create(CultureInfo.InvariantCulture,
        $"{what}: {figures.Rate:0} messages/s; latency p50 {figures.LatencyP50:0} µs, p99 {figures.LatencyP99:0} µs; p99 / p50: {RatioOf(figures):0.00}");
}
