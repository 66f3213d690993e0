using System.Globalization;
using System.Text.Json.Serialization;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>What became of the messages that a sender of files wrote meanwhile.</summary>
/// <param name="Messages">How many got their verdict.</param>
/// <param name="MillisP50">Milliseconds from sending to the verdict that half of them did not exceed.</param>
/// <param name="MillisMax">Milliseconds of the longest.</param>
internal sealed record ChatFigures(long Messages, double MillisP50, double MillisMax)
{
    /// <summary>The figures of all of them.</summary>
    public static ChatFigures Of(long messages, LatencyHistogram latency) => new(messages, latency.Percentile(0.5) / 1000, latency.Max / 1000);

    /// <summary>The figures for people.</summary>
    [JsonIgnore]
    public string Line => string.Create(CultureInfo.InvariantCulture, $"\n  round trip   p50 {MillisP50:0.0} ms, max {MillisMax:0.0} ms of {Messages} messages meanwhile");
}
