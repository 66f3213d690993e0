using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>What people, groups and servers are called where several servers may be meant: as shortly as nobody is taken for another.</summary>
internal static class WindowNames
{
    /// <summary>A window, escaped: its server is said when another one of the same name is there.</summary>
    public static string Of(ChatWindow window, WindowList windows)
    {
        if (window.IsServer)
            return OfServer(window.Server, windows.Servers);
        var name = TerminalText.Escape(window.Name);
        return windows.All.Any(other => other.Server != window.Server && other.Is(other.Server, window.Name)) ? $"{name}@{OfServer(window.Server, windows.Servers)}" : name;
    }

    /// <summary>A person, escaped: their server is said when there are several.</summary>
    public static string Of(string name, string server, IReadOnlyList<string> servers) =>
        servers.Count > 1 ? $"{TerminalText.Escape(name)}@{OfServer(server, servers)}" : TerminalText.Escape(name);

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
