using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>
/// Where what is typed in a window goes. The status line, the prompt and every line that is passed on are made of this one value, so they cannot differ.
/// </summary>
internal static class Places
{
    /// <summary>The place that a window stands for.</summary>
    public static LineTarget Of(ChatWindow window, ClientOverview overview)
    {
        if (!window.IsServer)
            return new(window.Server, window.Name) { Mode = TypingMode.Conversation };
        return StandingOf(window.Server, overview)?.Mode == TypingMode.NamedLines
            ? new(window.Server, TypingModes.NamedLinesWord)
            : new(window.Server, "");
    }

    /// <summary>How things stand on a server; null when nothing is known of it.</summary>
    public static ServerOverview? StandingOf(string? server, ClientOverview overview) => overview.Servers.FirstOrDefault(known => known.Address == server);

    /// <summary>Where the client's own lines go on a server: a text for another place has to turn there first.</summary>
    public static LineTarget Now(string? server, ClientOverview overview) => StandingOf(server, overview) switch
    {
        { Mode: TypingMode.Conversation } known => new(server, known.Target) { Mode = TypingMode.Conversation },
        { Mode: TypingMode.NamedLines } => new(server, TypingModes.NamedLinesWord),
        _ => new(server, ""),
    };

    /// <summary>Whom texts go to, as the status line says it; empty where lines are commands.</summary>
    public static string Arrow(LineTarget place) => place.Mode == TypingMode.Commands ? "" : $" → {TerminalText.Escape(place.Name)}";
}
