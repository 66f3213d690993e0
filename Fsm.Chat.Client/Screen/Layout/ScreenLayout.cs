using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>Puts the parts of the screen together. It is a function of what is known and of the size.</summary>
internal static class ScreenLayout
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private const int PanelWidth = 20;
    private const int FewestColumnsWithPanel = 60;

    /// <summary>The rows for a screen of a size.</summary>
    public static ScreenRows Compose(ScreenContent content, ClientOverview overview, int width, int height)
    {
        var (book, composer) = (content.Book, content.Composer);
        var window = book.Windows.Current;
        var transfers = TransferRows.Compose(book.Running, width);
        var questions = QuestionRows.Compose(overview, content, width);
        var panel = width >= FewestColumnsWithPanel ? PanelWidth : 0;
        var transcriptWidth = Math.Max(1, panel > 0 ? width - panel - 1 : width);
        var body = Math.Max(0, height - 3 - transfers.Count - questions.Count);
        var rows = new List<Row>(height) { TitleRow.Compose(book.Windows, width) };
        var left = panel > 0 ? PanelRows.Compose(book.Windows, overview, panel, body) : [];
        // What waits is the newest; it leaves half of the window to what was there before.
        List<Row> waiting = window.Scroll is null ? [.. content.Waiting.SelectMany(line => line.Rows(transcriptWidth)).TakeLast(body / 2)] : [];
        foreach (var (i, right) in TranscriptRows.Compose(window, transcriptWidth, body - waiting.Count, content.Search.Found).Concat(waiting).Index())
            rows.Add(panel > 0 ? new([.. left[i].Spans, new Span("│", Style.Faint), .. right.Fit(transcriptWidth).Spans]) : right.Fit(width));
        rows.AddRange(transfers);
        rows.AddRange(questions);
        rows.Add(StatusRow.Compose(window, content.Place, overview, width));
        // How long a server has been silent is counted before one's eyes.
        var counts = overview.Servers.Any(server => server.Link == LinkState.Probing);
        return new(rows, Label(content), transcriptWidth, body)
        {
            ChangesIn = counts ? Second : null, HidesTyped = composer.State == TypingState.PasswordAsked,
        };
    }

    private static string Label(ScreenContent content) => content.Composer.State switch
    {
        TypingState.Searching or TypingState.Recalling => "? ",
        TypingState.PasswordAsked => $"{ClientTexts.ScreenPasswordLabel} ",
        _ when content.Book.Windows.Current is { IsServer: false } window => $"{WindowNames.Of(window, content.Book.Windows)}> ",
        _ => $"{TerminalText.Escape(content.Place.Name)}> ",
    };
}
