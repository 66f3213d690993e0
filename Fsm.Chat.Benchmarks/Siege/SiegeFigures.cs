using System.Globalization;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>What one attack did to those who had nothing to do with it, and to the server.</summary>
internal sealed record SiegeFigures
{
    /// <summary>The attack.</summary>
    public required string Attack { get; init; }

    /// <summary>Messages of the bystanders that had their verdict.</summary>
    public required int Messages { get; init; }

    /// <summary>The round trip that all but one in a hundred were within, in milliseconds.</summary>
    public required double P99 { get; init; }

    /// <summary>The longest, in milliseconds.</summary>
    public required double Worst { get; init; }

    /// <summary>When that was, in seconds from the beginning.</summary>
    public required double WorstAt { get; init; }

    /// <summary>What went wrong for the bystanders.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The server's resident memory before.</summary>
    public required long ResidentBefore { get; init; }

    /// <summary>The most that was seen.</summary>
    public required long ResidentPeak { get; init; }

    /// <summary>At the end, some time after the attack.</summary>
    public required long ResidentAfter { get; init; }

    /// <summary>Processor time of the server meanwhile, in cores.</summary>
    public required double Cores { get; init; }

    /// <summary>The heading of a table of them.</summary>
    public static string Heading => "| attack | messages | p99, ms | worst, ms | at, s | gone wrong | RSS before, peak, after, MiB | cores |\n|---|---|---|---|---|---|---|---|";

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {Attack} | {Messages} | {P99:0.0} | {Worst:0.0} | {WorstAt:0.0} | {Problems.Count} | {MiB(ResidentBefore):0}, {MiB(ResidentPeak):0}, {MiB(ResidentAfter):0} | {Cores:0.00} |");

    private static double MiB(long bytes) => bytes / 1024.0 / 1024;
}
