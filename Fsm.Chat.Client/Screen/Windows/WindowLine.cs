using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>One entry of a window, of one or more rows.</summary>
/// <param name="at">When it came, in local time.</param>
/// <param name="kind">What it is.</param>
/// <param name="sender">Who wrote it, escaped; empty for the program itself.</param>
/// <param name="text">What is written, escaped, with line feeds between its lines.</param>
internal sealed class WindowLine(DateTimeOffset at, LineKind kind, string sender, string text)
{
    private IReadOnlyList<Row> _rows = [];
    private int _width = -1;

    /// <summary>When it came.</summary>
    public DateTimeOffset At => at;

    /// <summary>What it is.</summary>
    public LineKind Kind => kind;

    /// <summary>Who wrote it.</summary>
    public string Sender => sender;

    /// <summary>What is written.</summary>
    public string Text => text;

    /// <summary>Whether it calls the person by name.</summary>
    public bool IsMention { get; init; }

    /// <summary>Whether the day is shown: it was sent on another one than it came.</summary>
    public bool ShowsDay { get; init; }

    /// <summary>Who does what the text says, escaped; empty where somebody only says something.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Of a text that was written here: how far it got. Empty for any other.</summary>
    public string Mark { get; private set; } = "";

    /// <summary>Whether <see cref="Mark"/> says that it was not delivered.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Says how far it got.</summary>
    public void SetMark(string mark, bool hasFailed) => (Mark, HasFailed, _width) = (mark, hasFailed, -1);

    /// <summary>Its rows at a width, kept until something changes.</summary>
    public IReadOnlyList<Row> Rows(int width)
    {
        if (_width != width)
            (_rows, _width) = (LineRows.Of(this, width), width);
        return _rows;
    }
}
