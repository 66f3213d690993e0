using System.Globalization;
using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>The list at the left: servers, their windows with what is unread, and who else is there.</summary>
internal static class PanelRows
{
    /// <summary>As many rows as fit; when there are more, the last one says so.</summary>
    public static IReadOnlyList<Row> Compose(WindowList windows, ClientOverview overview, int width, int height)
    {
        var rows = new List<Row>();
        foreach (var server in windows.All.Select(window => window.Server).Distinct())
        {
            var state = overview.Servers.FirstOrDefault(known => known.Address == server);
            foreach (var (i, window) in windows.All.Index().Where(entry => entry.Item.Server == server))
                rows.Add(Entry(i + 1, window, window == windows.Current, state).Fit(width));
            foreach (var user in (state?.Users ?? []).Where(user => windows.Find(server, user) is null && user != state!.Name))
                rows.Add(new Row($"     {TerminalText.Escape(user)}", Style.Faint).Fit(width));
        }

        if (rows.Count > height)
            rows = [.. rows.Take(height - 1), new Row($"     +{rows.Count - height + 1}", Style.Faint).Fit(width)];
        while (rows.Count < height)
            rows.Add(new Row("", Style.Plain).Fit(width));
        return rows;
    }

    private static Row Entry(int number, ChatWindow window, bool isCurrent, ServerOverview? server)
    {
        var unread = window.Unread == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({window.Unread})");
        var sign = window.IsServer ? Sign(server) : Sign(window.Availability);
        var text = string.Create(CultureInfo.InvariantCulture, $"{number,2} {sign} {window.Title}");
        var style = isCurrent ? Style.Bar : window.Unread > 0 ? Style.Name : window.IsServer ? Style.Notice : Style.Plain;
        return new(new Span(text, style), new Span(unread, Style.Alert));
    }

    private static string Sign(Availability availability) => availability switch
    {
        Availability.Interrupted => "~",
        Availability.Gone => "x",
        _ => " ",
    };

    private static string Sign(ServerOverview? server) => server?.State switch
    {
        UserState.Connected or UserState.Chatting => "=",
        UserState.Disconnected or null => "x",
        _ => "~",
    };
}
