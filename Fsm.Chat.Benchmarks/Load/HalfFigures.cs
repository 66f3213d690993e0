using System.Globalization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The maximum rate, and latency at half of it.</summary>
/// <param name="Maximum">The load that follows the verdicts.</param>
/// <param name="Half">The load on a schedule, half as much.</param>
internal sealed record HalfFigures(LoadFigures Maximum, LoadFigures Half)
{
    /// <summary>How many times the median what 99 % do not exceed is.</summary>
    public double Ratio => Half.LatencyP99 / Half.LatencyP50;

    /// <summary>The figures for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Maximum}
        {Half}
        half of the maximum: {Half.Rate:0} messages/s; latency p50 {Half.LatencyP50:0} µs, p99 {Half.LatencyP99:0} µs; p99 / p50: {Ratio:0.00}
        """);
}
