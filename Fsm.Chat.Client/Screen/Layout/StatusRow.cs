using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>The bar above the input line: who one is and where, the state of oneself, where text goes, and how good the link is.</summary>
internal static class StatusRow
{
    /// <summary>The row.</summary>
    public static Row Compose(ChatWindow window, ClientOverview overview, int width)
    {
        var server = overview.Servers.FirstOrDefault(known => known.Address == window.Server) ?? overview.Current;
        var parts = server is null
            ? [ClientTexts.ScreenNoServer]
            : new[] { $"{server.Name}@{server.Address}", $"{server.State}{Target(server)}", Link(server), Pending(server) }.Where(part => part.Length > 0);
        var below = TranscriptRows.NewBelow(window) is > 0 and var waiting ? $" ↓ {ClientTexts.ScreenNewBelow.With(waiting)} " : window.Scroll is null ? "" : " ↓ ";
        var room = width - Columns.Of(below);
        var left = new Row($" {string.Join(" │ ", parts)} ", Style.Bar).Fit(Math.Max(0, room));
        return new Row([.. left.Spans, new Span(below, Style.Alert)]).Fit(width);
    }

    private static string Target(ServerOverview server) => server.Mode switch
    {
        TypingMode.Conversation => $" → {TerminalText.Escape(server.Target)}",
        TypingMode.NamedLines => " → chat2",
        _ => "",
    };

    private static string Link(ServerOverview server) => (server.State, server.Link) switch
    {
        (UserState.Reconnecting or UserState.Resuming, _) => ClientTexts.ScreenReconnecting.With(server.Attempts),
        (UserState.Connecting, _) => ClientTexts.ScreenConnecting,
        (UserState.Disconnected, _) or (_, null) => ClientTexts.ScreenOffline,
        (_, LinkState.Probing) => ClientTexts.ScreenSilent.With((int)server.Silence.TotalSeconds),
        _ => ClientTexts.ScreenLinkGood,
    };

    private static string Pending(ServerOverview server) => server.Undecided == 0 ? "" : ClientTexts.ScreenPending.With(server.Undecided);
}
