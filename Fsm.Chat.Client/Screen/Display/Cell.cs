using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>One place of the screen.</summary>
/// <param name="Text">The grapheme cluster that begins there; empty behind one that is wider than a column.</param>
/// <param name="Style">How it looks.</param>
internal readonly record struct Cell(string Text, Style Style)
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(code => $"{(char)code}")];

    /// <summary>Nothing is there.</summary>
    public static Cell Empty { get; } = new(" ", Style.Plain);

    /// <summary>Whether terminals agree how wide it is, as of Latin letters and lines: where they may not, the place behind it is named.</summary>
    public bool IsPlain => Text is [< '\u0250' or >= '\u2500' and < '\u2580'];

    /// <summary>Whether terminals are known to differ: it is of several code points.</summary>
    public bool IsDoubtful => Text.Length > 1 && !char.IsSurrogatePair(Text, 0) || Text.Length > 2;

    /// <summary>The places of a row, as many as there are columns.</summary>
    public static Cell[] Of(Row row, int columns)
    {
        var cells = new Cell[columns];
        Array.Fill(cells, Empty);
        var column = 0;
        foreach (var span in row.Spans)
        {
            foreach (var cluster in Clusters.Of(span.Text))
            {
                var width = Columns.OfCluster(cluster);
                if (column + width > columns)
                    return cells;
                if (width == 0)
                    continue; // a mark that belongs to nothing is nowhere
                cells[column] = new(cluster is [< '\x80' and var ascii] ? Ascii[ascii] : cluster, span.Style);
                cells.AsSpan(column + 1, width - 1).Fill(new("", span.Style));
                column += width;
            }
        }

        return cells;
    }
}
