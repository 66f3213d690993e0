using System.Globalization;
using Fsm.Chat.Benchmarks.Compare.Contenders;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare;

/// <summary>Gives the same work to all contenders, one after the other, in several rounds: what disturbs the machine for a while then disturbs them alike.</summary>
/// <param name="contenders">Who takes part.</param>
/// <param name="works">What they do.</param>
/// <param name="core">The core to keep them on, if any.</param>
internal sealed class Comparison(IReadOnlyList<Contender> contenders, IReadOnlyList<Work> works, int? core)
{
    private readonly Dictionary<(Work, Contender), List<LoadFigures>> _figures = [];

    /// <summary>What did not work; its figures are missing.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Runs. What happens is told on standard error.</summary>
    public IReadOnlyList<Score> Run(int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var work in works)
            {
                foreach (var contender in contenders)
                    Console.Error.WriteLine($"round {round} of {rounds}, {work.Name}: {contender.Name} {RunOnce(work, contender)}");
            }
        }

        return [.. works.SelectMany(ScoresOf)];
    }

    private string RunOnce(Work work, Contender contender)
    {
        try
        {
            var target = contender.Start(work.Options, core);
            using var process = target.Process;
            var figures = LoadRun.Run(work.Options, target);
            if (!_figures.TryGetValue((work, contender), out var list))
                _figures[(work, contender)] = list = [];
            list.Add(figures);
            return string.Create(CultureInfo.InvariantCulture, $"{figures.ServerMicros:0.000} µs a {figures.Unit}, other load {figures.DisturbingCores:0.00}");
        }
        catch (Exception problem) when (problem is LoadException or InvalidOperationException or TimeoutException)
        {
            Failures.Add($"{contender.Name}, {work.Name}: {problem.Message}");
            return $"failed: {problem.Message}";
        }
    }

    private IEnumerable<Score> ScoresOf(Work work)
    {
        var scores = contenders.Where(contender => _figures.ContainsKey((work, contender)))
            .Select(contender => Score.Of(work.Name, contender.Name, contender.Version, _figures[(work, contender)])).ToList();
        var floor = contenders.Where(contender => contender.IsRelay).Select(relay => scores.Find(score => score.Contender == relay.Name)).FirstOrDefault(score => score is not null);
        return scores.Select(score => score with { Ratio = score.Micros / floor?.Micros });
    }
}
