using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare;

/// <summary>What one contender took for one piece of work.</summary>
/// <param name="Work">The work.</param>
/// <param name="Contender">The contender.</param>
/// <param name="Version">Its version.</param>
/// <param name="Rounds">Microseconds of its processor time for a delivered message, in each round.</param>
/// <param name="Median">The figures of the round in the middle.</param>
internal sealed record Score(string Work, string Contender, string Version, IReadOnlyList<double> Rounds, LoadFigures Median)
{
    /// <summary>Microseconds of processor time for a delivered message: the median of the rounds.</summary>
    public double Micros => Median.ServerMicros!.Value;

    /// <summary>How many times what the bare relay took; null when that is not known.</summary>
    public double? Ratio { get; init; }

    /// <summary>The score of some rounds.</summary>
    public static Score Of(string work, string contender, string version, IReadOnlyList<LoadFigures> rounds)
    {
        var sorted = rounds.OrderBy(figures => figures.ServerMicros).ToList();
        return new(work, contender, version, [.. rounds.Select(figures => figures.ServerMicros!.Value)], sorted[(sorted.Count - 1) / 2]);
    }
}
