using System.Globalization;
using System.Text;

namespace Fsm.Chat.Benchmarks.Compare;

/// <summary>Scores as a table: a line for each contender, two columns for each piece of work.</summary>
internal sealed class ScoreTable
{
    private readonly List<string[]> _lines = [];

    /// <summary>Makes the table.</summary>
    public ScoreTable(IReadOnlyList<Score> scores)
    {
        var works = scores.Select(score => score.Work).Distinct().ToList();
        _lines.Add(["µs of server CPU a delivered message", .. works.SelectMany(work => new[] { work, "×" })]);
        foreach (var line in scores.GroupBy(score => $"{score.Contender} {score.Version}".TrimEnd()))
            _lines.Add([line.Key, .. works.SelectMany(work => Cells(line.FirstOrDefault(score => score.Work == work)))]);
    }

    /// <summary>The table for a terminal.</summary>
    public string Text()
    {
        var widths = Enumerable.Range(0, _lines[0].Length).Select(column => _lines.Max(line => line[column].Length)).ToList();
        return Join(_lines.Select(line => string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))));
    }

    /// <summary>The table for a document.</summary>
    public string Markdown()
    {
        var rule = "|---|" + new StringBuilder().Insert(0, "--:|", _lines[0].Length - 1);
        var lines = _lines.Select(line => $"| {string.Join(" | ", line)} |").ToList();
        lines.Insert(1, rule);
        return Join(lines);
    }

    private static string[] Cells(Score? score) => score is null
        ? ["failed", ""]
        : [score.Micros.ToString("0.000", CultureInfo.InvariantCulture), score.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? ""];

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
