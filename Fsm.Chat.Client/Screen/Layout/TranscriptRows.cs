using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>The rows of a window that are in sight, and where they are when it is scrolled.</summary>
internal static class TranscriptRows
{
    /// <summary>As many rows as fit, the newest at the bottom, or those at which the window was left to stay.</summary>
    /// <param name="window">The window.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="found">The line that was looked for and stands out; null for none.</param>
    public static IReadOnlyList<Row> Compose(ChatWindow window, int width, int height, int? found = null)
    {
        var rows = new List<Row>(height);
        foreach (var (line, _, row) in Upwards(window, width).Take(height))
            rows.Add(line == found ? new([.. row.Spans.Select(span => span.Style == Style.Faint ? span : span with { Style = Style.Bar })]) : row);
        while (rows.Count < height)
            rows.Add(new("", Style.Plain));
        rows.Reverse();
        return rows;
    }

    /// <summary>How many messages came since the window was scrolled and are not in sight.</summary>
    public static int NewBelow(ChatWindow window) => window.Scroll is { } point ? window.Lines.Skip(point.Newest).Count(line => line.Kind == LineKind.Message) : 0;

    /// <summary>Shows older rows.</summary>
    /// <param name="window">The window.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="rows">By how many.</param>
    public static void ScrollUp(ChatWindow window, int width, int height, int rows)
    {
        // Not beyond the oldest row at the top.
        var reach = Upwards(window, width).Take(height + rows).Count();
        var by = Math.Min(rows, reach - height);
        if (by > 0)
            StayAt(window, Upwards(window, width).Skip(by).First());
    }

    /// <summary>Shows newer rows, and at the end stays there no longer.</summary>
    public static void ScrollDown(ChatWindow window, int width, int rows)
    {
        if (window.Scroll is not { } point)
            return;
        var below = Downwards(window, width, point).Take(rows + 1).ToList();
        if (below.Count <= rows)
            window.Scroll = null;
        else
            window.Scroll = point with { Line = below[rows - 1].Line, Row = below[rows - 1].Row };
    }

    /// <summary>Brings a line to the middle of the window.</summary>
    public static void ShowLine(ChatWindow window, int width, int height, int line)
    {
        window.Scroll = new(line, RowsOf(window, width, line).Count - 1, window.Scroll?.Newest ?? window.Lines.Count);
        ScrollDown(window, width, height / 2);
    }

    /// <summary>Brings the first row of a line to the top, unless all that follows can be seen anyway.</summary>
    public static void ShowFrom(ChatWindow window, int width, int height, int line)
    {
        window.Scroll = new(line, -1, window.Lines.Count);
        ScrollDown(window, width, height);
    }

    private static void StayAt(ChatWindow window, (int Line, int Row, Row _) at) => window.Scroll = new(at.Line, at.Row, window.Scroll?.Newest ?? window.Lines.Count);

    private static IEnumerable<(int Line, int Row, Row Shown)> Upwards(ChatWindow window, int width)
    {
        for (var line = Math.Min(window.Scroll?.Line ?? int.MaxValue, window.Lines.Count - 1); line >= 0; line--)
        {
            var rows = RowsOf(window, width, line);
            var last = window.Scroll is { } point && point.Line == line ? Math.Min(point.Row, rows.Count - 1) : rows.Count - 1;
            for (var row = last; row >= 0; row--)
                yield return (line, row, rows[row]);
        }
    }

    private static IEnumerable<(int Line, int Row)> Downwards(ChatWindow window, int width, ScrollPoint from)
    {
        for (var line = from.Line; line < window.Lines.Count; line++)
        {
            for (var row = line == from.Line ? from.Row + 1 : 0; row < RowsOf(window, width, line).Count; row++)
                yield return (line, row);
        }
    }

    private static IReadOnlyList<Row> RowsOf(ChatWindow window, int width, int line)
    {
        var rows = window.Lines[line].Rows(width);
        return window.UnreadFrom == line ? [Rule(width), .. rows] : rows;
    }

    private static Row Rule(int width)
    {
        var words = $"── {ClientTexts.ScreenUnread} ";
        return new(words + new string('─', Math.Max(0, width - Columns.Of(words))), Style.Alert);
    }
}
