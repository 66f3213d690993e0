using System.Globalization;
using System.Text.Json.Serialization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What one load run came to. CPU and memory are null when the process is not known.</summary>
internal sealed record LoadFigures
{
    /// <summary>What was driven: server or relay.</summary>
    public required string Target { get; init; }

    /// <summary>Connections, in pairs or rooms.</summary>
    public required int Connections { get; init; }

    /// <summary>Connections to a room; 0 for pairs.</summary>
    public required int Room { get; init; }

    /// <summary>How many of them sent.</summary>
    public required int Senders { get; init; }

    /// <summary>Messages without a verdict that a sender could have.</summary>
    public required int Window { get; init; }

    /// <summary>Bytes of each text.</summary>
    public required int Length { get; init; }

    /// <summary>How long was measured.</summary>
    public required double Seconds { get; init; }

    /// <summary>Deliveries in that time: messages that got their verdict, each as often as it has receivers.</summary>
    public required long Delivered { get; init; }

    /// <summary>The same, a second.</summary>
    public double PerSecond => Delivered / Seconds;

    /// <summary>Processor time of the server for each of them.</summary>
    public double? ServerMicros { get; init; }

    /// <summary>How much of one core the server used.</summary>
    public double? ServerCores { get; init; }

    /// <summary>Processor time of this runner for each of them: where it is the larger one, the server was not driven to its limit.</summary>
    public required double RunnerMicros { get; init; }

    /// <summary>How much of a core everything else on this machine used, and other machines on the same processor: what the figures were disturbed by.</summary>
    public required double DisturbingCores { get; init; }

    /// <summary>Microseconds from sending to the verdict that half of them did not exceed.</summary>
    public required double LatencyP50 { get; init; }

    /// <summary>Microseconds that 99 % did not exceed.</summary>
    public required double LatencyP99 { get; init; }

    /// <summary>Microseconds of the longest.</summary>
    public required double LatencyMax { get; init; }

    /// <summary>The server's resident memory at the end of the measured time.</summary>
    public long? ResidentBytes { get; init; }

    /// <summary>The exit code of the server, stopped at the end; null when it was not started here.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The figures for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Target}: {Connections} connections{Rooms}, {Senders} senders, window {Window}, {Length} bytes, {Seconds:0.0} s
          delivered    {PerSecond:0} {Units}/s ({Delivered} in all)
          server CPU   {Known(ServerMicros, "0.000")} µs a {Unit}, {Known(ServerCores, "0.00")} of a core
          runner CPU   {RunnerMicros:0.000} µs a {Unit}
          other load   {DisturbingCores:0.00} of a core
          latency      p50 {LatencyP50:0} µs, p99 {LatencyP99:0} µs, max {LatencyMax:0} µs
          server RSS   {Known(ResidentBytes / 1048576.0, "0.0")} MiB
          server exit  {ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "not stopped here"}
        """);

    /// <summary>What costs are divided by.</summary>
    [JsonIgnore]
    public string Unit => Room == 0 ? "message" : "delivery";

    private string Units => Room == 0 ? "messages" : "deliveries";

    private string Rooms => Room == 0 ? "" : $" in rooms of {Room}";

    private static string Known(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "unknown";
}
