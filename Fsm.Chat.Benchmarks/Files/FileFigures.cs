using System.Globalization;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>What one run with files came to.</summary>
internal sealed record FileFigures
{
    /// <summary>What the bytes went through: server or socat.</summary>
    public required string Target { get; init; }

    /// <summary>Bytes of each file.</summary>
    public required long Length { get; init; }

    /// <summary>Transfers at once.</summary>
    public required int Streams { get; init; }

    /// <summary>From the first byte that was pushed to the last that was read.</summary>
    public required double Seconds { get; init; }

    /// <summary>All contents in that time.</summary>
    public double MebibytesPerSecond => Mebibytes / Seconds;

    /// <summary>Milliseconds of processor time of the target for each MiB.</summary>
    public required double CpuMillis { get; init; }

    /// <summary>How much of one core it used.</summary>
    public required double Cores { get; init; }

    /// <summary>Milliseconds of processor time of this runner for each MiB.</summary>
    public required double RunnerMillis { get; init; }

    /// <summary>How much of a core everything else on this machine used.</summary>
    public required double DisturbingCores { get; init; }

    /// <summary>The target's resident memory before.</summary>
    public required long ResidentBefore { get; init; }

    /// <summary>The most resident memory that was seen meanwhile.</summary>
    public required long ResidentMax { get; init; }

    /// <summary>Milliseconds of chat beside the contents; null where there is none.</summary>
    public ChatFigures? Chat { get; init; }

    /// <summary>The exit code of the server, stopped at the end; null when it was not started here.</summary>
    public int? ExitCode { get; init; }

    private double Mebibytes => Mebi(Length) * Streams;

    /// <summary>The figures of one pass.</summary>
    public static FileFigures Of(string target, long length, int streams, PassUsage usage) => new()
    {
        Target = target,
        Length = length,
        Streams = streams,
        Seconds = usage.Seconds,
        CpuMillis = usage.Cpu.TotalMilliseconds / (Mebi(length) * streams),
        Cores = usage.Cpu.TotalSeconds / usage.Seconds,
        RunnerMillis = usage.Own.TotalMilliseconds / (Mebi(length) * streams),
        DisturbingCores = Math.Max(0, usage.Others.TotalSeconds / usage.Seconds),
        ResidentBefore = usage.ResidentBefore,
        ResidentMax = usage.ResidentMax,
    };

    /// <summary>The figures for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Target}: {Mebi(Length):0.##} MiB, {Streams} at once, {Seconds:0.00} s
          contents     {MebibytesPerSecond:0} MiB/s
          {Target + " CPU",-13}{CpuMillis:0.000} ms a MiB, {Cores:0.00} of a core
          runner CPU   {RunnerMillis:0.000} ms a MiB
          other load   {DisturbingCores:0.00} of a core
          {Target + " RSS",-13}{Mebi(ResidentBefore):0.0} MiB before, {Mebi(ResidentMax):0.0} MiB at most{Chat?.Line}
        """) + (Target == "server" ? $"\n  server exit  {ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "not stopped here"}" : "");

    private static double Mebi(long bytes) => bytes / 1048576.0;
}
