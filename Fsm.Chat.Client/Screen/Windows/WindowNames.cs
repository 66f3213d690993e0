using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>What people, groups and servers are called where several servers may be meant: as shortly as nobody is taken for another.</summary>
internal static class WindowNames
{
    /// <summary>A window, escaped: its server is said when another one of the same name is there.</summary>
    public static string Of(ChatWindow window, WindowList windows) => window.IsServer
        ? OfServer(window.Server, windows.Servers)
        : TerminalText.Escape(window.Name) + At(window, windows);

    /// <summary>The title of a window, with the same.</summary>
    public static string TitleOf(ChatWindow window, WindowList windows) => window.IsServer ? window.Title : window.Title + At(window, windows);

    /// <summary>A person, escaped: their server is said when there are several.</summary>
    public static string Of(string name, string server, IReadOnlyList<string> servers) =>
        servers.Count > 1 ? $"{TerminalText.Escape(name)}@{OfServer(server, servers)}" : TerminalText.Escape(name);

    private static string At(ChatWindow window, WindowList windows) =>
        windows.All.Any(other => other.Server != window.Server && other.Is(other.Server, window.Name)) ? $"@{OfServer(window.Server, windows.Servers)}" : "";

    // Where the hosts differ the host is enough, and on one host the port.
    private static string OfServer(string? server, IReadOnlyList<string> servers)
    {
        if (server is null || ServerEndpoint.Parse(server) is not { } endpoint)
            return TerminalText.Escape(server ?? "");
        var others = servers.Where(other => other != server).Select(other => ServerEndpoint.Parse(other)).ToList();
        if (others.TrueForAll(other => other?.Host != endpoint.Host))
            return TerminalText.Escape(endpoint.Host);
        return others.TrueForAll(other => other?.Port != endpoint.Port) ? $"{endpoint.Port}" : TerminalText.Escape(server);
    }
}
