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
            foreach (var window in windows.All.Where(window => window.Server == server))
                rows.Add(Entry(window, window == windows.Current, state, width).Fit(width));
            foreach (var user in (state?.Users ?? []).Where(user => windows.Find(server, user) is null && user != state!.Name))
                rows.Add(new Row($"     {TerminalText.Escape(user)}", Style.Faint).Fit(width));
        }

        if (rows.Count > height)
            rows = [.. rows.Take(height - 1), new Row($"     +{rows.Count - height + 1}", Style.Faint).Fit(width)];
        while (rows.Count < height)
            rows.Add(new Row("", Style.Plain).Fit(width));
        return rows;
    }

    private static Row Entry(ChatWindow window, bool isCurrent, ServerOverview? server, int width)
    {
        var unread = window.Unread > 0 || window.HasNews ? $" ({TitleRow.Count(window)})" : "";
        var sign = window.IsServer ? Sign(server) : Sign(window.Availability);
        var lead = string.Create(CultureInfo.InvariantCulture, $"{window.Number,2} {sign} ");
        var room = width - lead.Length - unread.Length;
        var text = lead + (window.IsServer ? Addresses.Shorten(window.Title, room) : Columns.Shorten(window.Title, room));
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
