using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Frames;

/// <summary>A bar for each transfer that runs.</summary>
internal static class TransferRows
{
    private const int Most = 3;
    private const int BarWidth = 12;

    /// <summary>Their rows: at most three, the last of which counts the others.</summary>
    public static IReadOnlyList<Row> Compose(IReadOnlyCollection<TransferEvent> running, int width)
    {
        var rows = running.Take(running.Count > Most ? Most - 1 : Most).Select(transfer => Bar(transfer).Fit(width)).ToList();
        if (running.Count > rows.Count)
            rows.Add(new Row($" … +{running.Count - rows.Count}", Style.Faint).Fit(width));
        return rows;
    }

    private static Row Bar(TransferEvent transfer)
    {
        var done = transfer.Size == 0 ? BarWidth : (int)(BarWidth * Math.Min(1.0, (double)transfer.Bytes / transfer.Size));
        return new(new Span($" [{new string('#', done)}{new string('.', BarWidth - done)}] ", Style.Good), new Span(TransferProgress.Words(transfer), Style.Plain));
    }
}
