using System.Text;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>A text under way. Lines end with a line feed on every system, so that a generated file is the same wherever it is generated.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();

    internal void Line(string text = "") => _text.Append(text).Append('\n');

    /// <summary>One row of a Markdown table.</summary>
    internal void Row(params IEnumerable<string> columns) =>
        Line($"| {string.Join(" | ", columns.Select(text => text.Replace("|", "\\|", StringComparison.Ordinal)))} |");

    public override string ToString() => _text.ToString();
}
