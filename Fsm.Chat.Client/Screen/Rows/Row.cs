using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Rows;

/// <summary>How a piece of text looks.</summary>
internal enum Style : byte
{
    /// <summary>As the terminal writes by itself.</summary>
    Plain,

    /// <summary>Less important than the rest.</summary>
    Faint,

    /// <summary>A name.</summary>
    Name,

    /// <summary>One's own name.</summary>
    Own,

    /// <summary>What the program says.</summary>
    Notice,

    /// <summary>What did not work.</summary>
    Error,

    /// <summary>What asks for attention.</summary>
    Alert,

    /// <summary>What went well.</summary>
    Good,

    /// <summary>A bar across the screen.</summary>
    Bar,
}

/// <summary>A piece of one row.</summary>
/// <param name="Text">Escaped text without line feeds.</param>
/// <param name="Style">How it looks.</param>
internal readonly record struct Span(string Text, Style Style);

/// <summary>One row of the screen.</summary>
/// <param name="Spans">Its pieces, left to right.</param>
internal sealed record Row(params IReadOnlyList<Span> Spans)
{
    /// <summary>A row of one piece.</summary>
    public Row(string text, Style style) : this([new Span(text, style)])
    {
    }

    /// <summary>Its text alone.</summary>
    public string Text => string.Concat(Spans.Select(span => span.Text));

    /// <summary>The columns that it takes.</summary>
    public int Width => Spans.Sum(span => Columns.Of(span.Text));

    /// <summary>Cut to a width, or filled with spaces of the last style up to it.</summary>
    public Row Fit(int width)
    {
        var (fitted, left) = (new List<Span>(), width);
        foreach (var span in Spans)
        {
            var cut = Columns.Cut(span.Text, left);
            left -= Columns.Of(cut);
            fitted.Add(span with { Text = cut });
            if (cut.Length < span.Text.Length)
                break;
        }

        if (left > 0)
            fitted.Add(new(new string(' ', left), Spans.Count > 0 ? Spans[^1].Style : Style.Plain));
        return new(fitted);
    }
}
