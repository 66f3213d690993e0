using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>What is shown of one person, one group, or a server itself.</summary>
/// <param name="server">The server; null for the client as a whole, before there is one.</param>
/// <param name="name">The person or group; empty for the server's own window.</param>
internal sealed class ChatWindow(string? server, string name)
{
    /// <summary>Lines that are kept; the oldest go first.</summary>
    public const int MostLines = 5000;

    private readonly List<WindowLine> _lines = [];

    /// <summary>The server.</summary>
    public string? Server => server;

    /// <summary>The person or group; empty for the server's own window.</summary>
    public string Name => name;

    /// <summary>Whether it is the server's own.</summary>
    public bool IsServer => name.Length == 0;

    /// <summary>Whether it is a group's.</summary>
    public bool IsGroup { get; set; }

    /// <summary>What it is called on the screen, escaped.</summary>
    public string Title => (IsGroup ? "#" : "") + TerminalText.Escape(IsServer ? server ?? "FsmChat" : name);

    /// <summary>What is known of whoever is at the other side.</summary>
    public Availability Availability { get; set; }

    /// <summary>What it has, oldest first.</summary>
    public IReadOnlyList<WindowLine> Lines => _lines;

    /// <summary>Messages that came while it was not shown.</summary>
    public int Unread { get; private set; }

    /// <summary>Before which line the rule is drawn that says where the unread ones begin; null for none.</summary>
    public int? UnreadFrom { get; private set; }

    /// <summary>The last row that is shown; null while the newest are.</summary>
    public ScrollPoint? Scroll { get; set; }

    /// <summary>What was typed here and not sent.</summary>
    public string Draft { get; set; } = "";

    /// <summary>Whether it is this person's or group's, on this server.</summary>
    public bool Is(string? ofServer, string ofName) => server == ofServer && UserName.Comparer.Equals(name, ofName);

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isSeen">Whether the window is on the screen.</param>
    public void Add(WindowLine line, bool isSeen)
    {
        if (_lines.Count == MostLines)
        {
            _lines.RemoveAt(0);
            UnreadFrom = UnreadFrom > 0 ? UnreadFrom - 1 : null;
            Scroll = Scroll is { Line: > 0 } point ? point with { Line = point.Line - 1, Newest = point.Newest - 1 } : Scroll;
        }

        if (!isSeen && line.Kind == LineKind.Message)
        {
            UnreadFrom ??= _lines.Count;
            Unread++;
        }

        _lines.Add(line);
    }

    /// <summary>It is shown now. The rule stays until it is left.</summary>
    public void Enter() => Unread = 0;

    /// <summary>Another one is shown now.</summary>
    public void Leave() => UnreadFrom = null;
}

/// <summary>Where a window stays while newer lines come.</summary>
/// <param name="Line">The last line that is shown.</param>
/// <param name="Row">The last of its rows that is shown.</param>
/// <param name="Newest">How many lines there were when it was last scrolled: what is beyond is new.</param>
internal readonly record struct ScrollPoint(int Line, int Row, int Newest);

/// <summary>What is known of whoever is at the other side.</summary>
internal enum Availability : byte
{
    /// <summary>Nothing is known to be wrong.</summary>
    Here,

    /// <summary>The connection is lost for now.</summary>
    Interrupted,

    /// <summary>They are gone.</summary>
    Gone,
}
