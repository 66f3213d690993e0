using System.Text;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>A text under way. Lines end with a line feed on every system, so that a generated file is the same wherever it is generated.</summary>
internal sealed class Page
{
    /// <summary>The longest line, but for a word that is longer by itself.</summary>
    internal const int Width = 120;

    private readonly StringBuilder _text = new();

    internal void Line(string text = "") => _text.Append(text).Append('\n');

    /// <summary>A paragraph, in lines that are not too long.</summary>
    internal void Text(string text) => Wrap(text, "", "");

    /// <summary>An item of a list, in lines that are not too long.</summary>
    internal void Item(string text) => Wrap(text, "- ", "  ");

    /// <summary>One row of a Markdown table.</summary>
    internal void Row(params IEnumerable<string> columns) =>
        Line($"| {string.Join(" | ", columns.Select(text => text.Replace("|", "\\|", StringComparison.Ordinal)))} |");

    private void Wrap(string text, string first, string others)
    {
        var line = first;
        var isEmpty = true;
        foreach (var word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                Line(line);
                (line, isEmpty) = (others, true);
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        Line(line);
    }

    public override string ToString() => _text.ToString();
}
