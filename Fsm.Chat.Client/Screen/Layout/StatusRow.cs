using Fsm.Chat.Client.Events;
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
    private const int ShortestAddress = 12;
    private const int LongestName = 8;

    /// <summary>The row.</summary>
    public static Row Compose(ChatWindow window, LineTarget place, ClientOverview overview, int width)
    {
        var below = TranscriptRows.NewBelow(window) is > 0 and var waiting ? $" ↓ {ClientTexts.ScreenNewBelow.With(waiting)} " : window.Scroll is null ? "" : " ↓ ";
        var room = Math.Max(0, width - Columns.Of(below));
        var left = new Row($" {Words(place, Places.StandingOf(place.Server, overview), room - 2)} ", Style.Bar).Fit(room);
        return new Row([.. left.Spans, new Span(below, Style.Alert)]).Fit(width);
    }

    // What does not fit is left out from the least important on; of the address, which tells servers apart, the middle.
    private static string Words(LineTarget place, ServerOverview? server, int room)
    {
        if (server is null)
            return place.Server is { } address ? Joined($"{Addresses.Shorten(address, room)}", $"{ClientTexts.ScreenOffline}{Places.Arrow(place)}") : ClientTexts.ScreenNoServer;
        var state = $"{StateWords.Named(server.State)}{Places.Arrow(place)}";
        string[][] rests = [[Link(server), Pending(server)], [IsGood(server) ? "" : Link(server), Pending(server)], [IsGood(server) ? "" : Link(server)], []];
        foreach (var rest in rests)
        {
            if (Joined([$"{server.Name}@{server.Address}", state, .. rest]) is var whole && Columns.Of(whole) <= room)
                return whole;
        }

        var name = $"{Columns.Shorten(server.Name, LongestName)}@";
        var shorter = Columns.Shorten(state, Math.Max(ShortestAddress, room - Columns.Of(name) - ShortestAddress - 3));
        return Joined(name + Addresses.Shorten(server.Address, room - Columns.Of(name) - Columns.Of(shorter) - 3), shorter);
    }

    private static string Joined(params IEnumerable<string> parts) => string.Join(" │ ", parts.Where(part => part.Length > 0));

    private static bool IsGood(ServerOverview server) => Link(server) == ClientTexts.ScreenLinkGood;

    private static string Link(ServerOverview server) => (server.State, server.Link) switch
    {
        _ when FarewellDecisions.IsComingBack(server.State) => server.RetryIn?.TotalSeconds is >= 1 and var left
            ? ClientTexts.ScreenReconnectingIn.With(server.Attempt, (int)left)
            : ClientTexts.ScreenReconnecting.With(server.Attempt),
        (UserState.Connecting, _) => ClientTexts.ScreenConnecting,
        (UserState.Disconnected, _) or (_, null) => ClientTexts.ScreenOffline,
        (_, LinkState.Probing) => ClientTexts.ScreenSilent.With((int)server.Silence.TotalSeconds),
        _ => ClientTexts.ScreenLinkGood,
    };

    private static string Pending(ServerOverview server) => server.Undecided == 0 ? "" : ClientTexts.ScreenPending.With(server.Undecided);
}
