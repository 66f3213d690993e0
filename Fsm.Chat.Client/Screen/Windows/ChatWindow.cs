using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>What is shown of one person, one group, or a server itself.</summary>
/// <param name="server">The server; null for the client as a whole, before there is one.</param>
/// <param name="name">The person or group; empty for the server's own window.</param>
/// <param name="number">What it is called by on the keyboard, as long as it is there.</param>
internal sealed class ChatWindow(string? server, string name, int number)
{
    /// <summary>Lines that are kept; the oldest go first.</summary>
    public const int MostLines = 5000;

    private readonly List<WindowLine> _lines = [];

    /// <summary>The server. The window of the client as a whole becomes the first one's.</summary>
    public string? Server { get; set; } = server;

    /// <summary>The person or group; empty for the server's own window. One who was asked for by port is called by it until their name is known.</summary>
    public string Name { get; set; } = name;

    /// <summary>Its number: that of no other window, and not changed when others go.</summary>
    public int Number => number;

    /// <summary>Whether it is the server's own.</summary>
    public bool IsServer => Name.Length == 0;

    /// <summary>Whether it is a group's.</summary>
    public bool IsGroup { get; set; }

    /// <summary>What it is called on the screen, escaped.</summary>
    public string Title => (IsGroup ? "#" : "") + TerminalText.Escape(IsServer ? Server ?? "FsmChat" : Name);

    /// <summary>Whether nobody was ever met here: what was asked for is not there, or not yet.</summary>
    public bool IsNobodys { get; set; } = true;

    /// <summary>What is known of whoever is at the other side.</summary>
    public Availability Availability { get; set; }

    /// <summary>What it has, oldest first.</summary>
    public IReadOnlyList<WindowLine> Lines => _lines;

    /// <summary>When the newest of them came.</summary>
    public DateTimeOffset LastAt => _lines.Count > 0 ? _lines[^1].At : default;

    /// <summary>Messages that came while it was not shown.</summary>
    public int Unread { get; private set; }

    /// <summary>Those of them that call the person by name.</summary>
    public int Mentions { get; private set; }

    /// <summary>Whether something else came while it was not shown: an outcome, a notice.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Whether the person has asked for it or written in it.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Before which line the rule is drawn that says where the unread ones begin; null for none.</summary>
    public int? UnreadFrom { get; private set; }

    /// <summary>The last row that is shown; null while the newest are.</summary>
    public ScrollPoint? Scroll { get; set; }

    /// <summary>What was typed here and not sent.</summary>
    public string Draft { get; set; } = "";

    /// <summary>Whether it is this person's or group's, on this server.</summary>
    public bool Is(string? ofServer, string ofName) => Server == ofServer && UserName.Comparer.Equals(Name, ofName);

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
            Mentions += line.IsMention ? 1 : 0;
        }

        HasNews |= !isSeen && line.Kind is (LineKind.Notice or LineKind.Error);

        IsNobodys &= line.Kind is not (LineKind.Message or LineKind.Own);
        _lines.Add(line);
    }

    /// <summary>It is shown now. The rule stays until it is left.</summary>
    public void Enter() => (Unread, Mentions, HasNews) = (0, 0, false);

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
