using System.Globalization;
using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>The rows of one line of a window: time, sender, text and, of one's own, how far it got.</summary>
internal static class LineRows
{
    private const int Indent = 6; // the time, and a space

    /// <summary>The rows at a width.</summary>
    public static IReadOnlyList<Row> Of(WindowLine line, int width)
    {
        var time = new Span(line.At.ToString(line.ShowsDay ? "yyyy-MM-dd HH:mm " : "HH:mm ", CultureInfo.InvariantCulture), Style.Faint);
        var (lead, leadStyle, style) = Look(line);
        var mark = line.Mark.Length == 0 ? "" : $" {line.Mark}";
        var rows = new List<Row>();
        var isFirst = true;
        var texts = line.Text[(line.Actor.Length > 0 ? lead.Length : 0)..].Split('\n');
        foreach (var (i, text) in texts.Index())
        {
            var whole = i == texts.Length - 1 ? text + mark : text;
            foreach (var piece in Wrapping.Wrap(whole, width - (isFirst ? time.Text.Length + Columns.Of(lead) : Indent), width - Indent))
            {
                rows.Add(isFirst ? new(time, new Span(lead, leadStyle), new Span(piece, style)) : new(new Span(new string(' ', Indent), Style.Plain), new Span(piece, style)));
                isFirst = false;
            }
        }

        return Marked(rows, line);
    }

    private static (string Lead, Style LeadStyle, Style Style) Look(WindowLine line) => line.Kind switch
    {
        LineKind.Message or LineKind.Own when line.Actor.Length > 0 => ($"* {line.Actor} ", line.IsMention ? Style.Alert : line.Kind == LineKind.Own ? Style.Own : Style.Name, Style.Plain),
        LineKind.Message => ($"{line.Sender}: ", line.IsMention ? Style.Alert : Style.Name, Style.Plain),
        LineKind.Own => ($"{line.Sender}: ", Style.Own, Style.Plain),
        LineKind.Error => ("! ", Style.Error, Style.Error),
        _ => ("* ", Style.Notice, Style.Notice),
    };

    // The mark was wrapped with the text; where it is whole in the last row it gets its colour.
    private static List<Row> Marked(List<Row> rows, WindowLine line)
    {
        var last = rows[^1].Spans[^1];
        if (line.Mark.Length == 0 || !last.Text.EndsWith(line.Mark, StringComparison.Ordinal))
            return rows;
        var before = rows[^1].Spans.SkipLast(1);
        rows[^1] = new([.. before, last with { Text = last.Text[..^line.Mark.Length] }, new Span(line.Mark, line.HasFailed ? Style.Error : Style.Good)]);
        return rows;
    }
}
