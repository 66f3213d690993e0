using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Fsm.Chat.Benchmarks.Measuring;

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

    /// <summary>Whether under TLS.</summary>
    public required bool Tls { get; init; }

    /// <summary>Messages a second that were due, where they left on a schedule.</summary>
    public double? Rate { get; init; }

    /// <summary>Messages that could not leave when they were due, for the window was full.</summary>
    public long? HeldBack { get; init; }

    /// <summary>Microseconds from when a message was due until it was handed over, that half of them did not exceed: what this runner adds to a latency.</summary>
    public double? LagP50 { get; init; }

    /// <summary>Microseconds that 99 % did not exceed.</summary>
    public double? LagP99 { get; init; }

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

    /// <summary>Microseconds from sending (with a rate: from when it was due) to the verdict that half of them did not exceed.</summary>
    public required double LatencyP50 { get; init; }

    /// <summary>Microseconds that 99 % did not exceed.</summary>
    public required double LatencyP99 { get; init; }

    /// <summary>Microseconds of the longest.</summary>
    public required double LatencyMax { get; init; }

    /// <summary>The server's resident memory at the end of the measured time.</summary>
    public long? ResidentBytes { get; init; }

    /// <summary>The exit code of the server, stopped at the end; null when it was not started here.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether all that was due was delivered in time, to a twentieth. Otherwise the load was more than server or runner can take.</summary>
    [JsonIgnore]
    public bool KeptUp => Rate is not { } rate || MessagesPerSecond >= 0.95 * rate;

    /// <summary>Messages that got their verdict, a second: in rooms each counts once.</summary>
    [JsonIgnore]
    public double MessagesPerSecond => PerSecond / (Room == 0 ? 1 : Room - 1);

    /// <summary>The figures of one measurement.</summary>
    public static LoadFigures Of(LoadOptions options, LoadTarget target, IReadOnlyCollection<Talker> senders, in LoadMoment before, in LoadMoment after, Pacer? pacer)
    {
        var known = target.Process.Pid != 0;
        var seconds = Stopwatch.GetElapsedTime(before.Server.At, after.Server.At).TotalSeconds;
        var delivered = (after.Decided - before.Decided) * options.Receivers;
        var (cpu, own) = (after.Server.Cpu - before.Server.Cpu, after.Own - before.Own);
        var all = after.Machine.Busy - before.Machine.Busy + after.Machine.Stolen - before.Machine.Stolen;
        var latency = new LatencyHistogram();
        foreach (var sender in senders)
            latency.Add(sender.Sent!.Latency);
        return new()
        {
            Target = target.Name,
            Connections = options.Connections,
            Room = options.Room,
            Senders = senders.Count,
            Window = pacer is null ? options.Window : options.OpenWindow,
            Length = options.Length,
            Tls = target.Tls,
            HeldBack = pacer?.HeldBack,
            LagP50 = pacer?.Lag.Percentile(0.5),
            LagP99 = pacer?.Lag.Percentile(0.99),
            Seconds = seconds,
            Delivered = delivered,
            ServerMicros = known ? cpu.TotalMicroseconds / delivered : null,
            ServerCores = known ? cpu.TotalSeconds / seconds : null,
            RunnerMicros = own.TotalMicroseconds / delivered,
            DisturbingCores = Math.Max(0, (all - cpu - own).TotalSeconds / seconds),
            LatencyP50 = latency.Percentile(0.5),
            LatencyP99 = latency.Percentile(0.99),
            LatencyMax = latency.Max,
            ResidentBytes = known ? after.Server.ResidentBytes : null,
        };
    }

    /// <summary>The same figures, if what was due was delivered.</summary>
    /// <exception cref="LoadException">It was not.</exception>
    public LoadFigures MustKeepUp() => KeptUp
        ? this
        : throw new LoadException(string.Create(CultureInfo.InvariantCulture, $"{Target} does not keep up, or this runner: {MessagesPerSecond:0} of {Rate:0} messages/s\n{this}"));

    /// <summary>The figures for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Target}: {Connections} connections{Rooms}, {Senders} senders, window {Window}, {Length} bytes{(Tls ? ", TLS" : "")}, {Seconds:0.0} s{Schedule}
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

    private string Schedule => Rate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"""

          due          {Rate:0} messages/s on a schedule; {HeldBack} were held back by the window; handed over p50 {LagP50:0} µs, p99 {LagP99:0} µs after they were due
        """);

    private string Units => Room == 0 ? "messages" : "deliveries";

    private string Rooms => Room == 0 ? "" : $" in rooms of {Room}";

    private static string Known(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "unknown";
}
