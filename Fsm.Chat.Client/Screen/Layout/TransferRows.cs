using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>A bar for each transfer that runs.</summary>
internal static class TransferRows
{
    private const int Most = 3;
    private const int BarWidth = 10;
    private const int FewestColumnsWithBar = 60;
    private const int ShortestFile = 6;

    /// <summary>Their rows: at most three, the last of which counts the others.</summary>
    public static IReadOnlyList<Row> Compose(IReadOnlyCollection<TransferEvent> running, int width)
    {
        var rows = running.Take(running.Count > Most ? Most - 1 : Most).Select(transfer => Of(transfer, width).Fit(width)).ToList();
        if (running.Count > rows.Count)
            rows.Add(new Row($" … +{running.Count - rows.Count}", Style.Faint).Fit(width));
        return rows;
    }

    // How far it is has to be seen on the smallest terminal; the file's name takes what is left.
    private static Row Of(TransferEvent transfer, int width)
    {
        var bar = width < FewestColumnsWithBar ? "" : $" [{Bar(transfer)}]";
        var number = $" {transfer.Id} ";
        var rest = $" {(transfer.IsUpload ? "→" : "←")} {TerminalText.Escape(transfer.Peer)}  {TransferProgress.Measures(transfer)}";
        var file = Columns.Shorten(TerminalText.Escape(transfer.File), Math.Max(ShortestFile, width - Columns.Of(bar) - Columns.Of(number) - Columns.Of(rest)));
        return new(new Span(bar, Style.Good), new Span(number, Style.Faint), new Span(file + rest, Style.Plain));
    }

    private static string Bar(TransferEvent transfer)
    {
        var done = transfer.Size == 0 ? BarWidth : (int)(BarWidth * Math.Min(1.0, (double)transfer.Bytes / transfer.Size));
        return new string('#', done) + new string('.', BarWidth - done);
    }
}
