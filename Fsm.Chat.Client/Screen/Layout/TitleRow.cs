using System.Globalization;
using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>The bar at the top: which window this is, and what waits in others.</summary>
internal static class TitleRow
{
    /// <summary>The row.</summary>
    public static Row Compose(WindowList windows, int width)
    {
        var window = windows.Current;
        var presence = window.Availability switch
        {
            Availability.Interrupted => $" ({ClientTexts.ScreenInterrupted})",
            Availability.Gone => $" ({ClientTexts.ScreenGone})",
            _ => "",
        };
        var title = string.Create(CultureInfo.InvariantCulture, $" {window.Number} {WindowNames.TitleOf(window, windows)}{presence}");
        var others = windows.All.Where(other => other != window && (other.Unread > 0 || other.HasNews)).Select(other => $"{WindowNames.Of(other, windows)} {Count(other)}").ToList();
        var right = others.Count > 0 ? $"[{Columns.Shorten(string.Join(", ", others), Math.Max(width / 2, width - Columns.Of(title) - 3))}] " : $"{ClientTexts.ScreenHelpHint} ";
        var room = Math.Max(0, width - Columns.Of(right));
        return new Row([.. new Row(title, Style.Bar).Fit(room).Spans, new Span(right, others.Count > 0 ? Style.Alert : Style.Bar)]).Fit(width);
    }

    /// <summary>What waits in a window: how many messages, how many of them that call one by name, or that something else does.</summary>
    public static string Count(ChatWindow window) => string.Create(
        CultureInfo.InvariantCulture, $"{(window.Unread > 0 ? $"{window.Unread}" : "+")}{(window.Mentions > 0 ? $" @{window.Mentions}" : "")}");
}
