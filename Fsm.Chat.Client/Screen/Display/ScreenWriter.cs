using System.Globalization;
using System.Text;
using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>Says what a terminal has to be sent so that it shows what is to be seen: only what differs from what it shows already, and nothing if nothing does.</summary>
internal sealed class ScreenWriter
{
    // Fewer equal places than the bytes of naming another place are written again.
    private const int ShortestLeap = 8;

    private Cell[][] _shown = [];
    private int _width;
    private int _cursorColumn;
    private bool _isKnown;

    /// <summary>Nothing is known of what is shown: everything is written anew.</summary>
    public void Forget() => _isKnown = false;

    /// <summary>What has to be sent.</summary>
    public string Write(Frame frame)
    {
        var text = new StringBuilder();
        if (!_isKnown || _width != frame.Width || _shown.Length != frame.Rows.Count)
        {
            text.Append("\e[0m\e[2J");
            _shown = [.. frame.Rows.Select(_ => Cell.Of(new("", Style.Plain), frame.Width))];
            (_width, _isKnown) = (frame.Width, true);
        }

        var pen = new Pen(text);
        for (var y = 0; y < frame.Rows.Count; y++)
        {
            var cells = Cell.Of(frame.Rows[y], frame.Width);
            WriteRow(pen, y, _shown[y], cells);
            _shown[y] = cells;
        }

        if (text.Length == 0 && _cursorColumn == frame.CursorColumn)
            return "";
        _cursorColumn = frame.CursorColumn;
        pen.GoTo(frame.Rows.Count - 1, frame.CursorColumn);
        // Terminals that know the marks show it all at once (2026); the others do not let the cursor run about.
        return $"\e[?2026h\e[?25l{text}\e[0m\e[?25h\e[?2026l";
    }

    private static void WriteRow(Pen pen, int y, Cell[] shown, Cell[] wanted)
    {
        for (var x = 0; x < wanted.Length;)
        {
            if (shown[x] == wanted[x])
            {
                x++;
                continue;
            }

            // A character is written from its beginning on.
            while (x > 0 && (wanted[x].Text.Length == 0))
                x--;
            var end = EndOfChange(shown, wanted, x);
            if (wanted.AsSpan(end).IndexOfAnyExcept(Cell.Empty) < 0 && TrailingSpaces(wanted, x) is var blank && blank < end)
            {
                pen.Write(y, x, wanted.AsSpan(x, blank - x));
                pen.EraseRest(y, blank);
                return;
            }

            pen.Write(y, x, wanted.AsSpan(x, end - x));
            x = end;
        }
    }

    // Behind the last place that differs before enough equal ones follow.
    private static int EndOfChange(Cell[] shown, Cell[] wanted, int from)
    {
        var end = from + 1;
        for (var (x, equal) = (from + 1, 0); x < wanted.Length && equal < ShortestLeap; x++)
        {
            equal = shown[x] == wanted[x] ? equal + 1 : 0;
            if (equal == 0)
                end = x + 1;
        }

        while (end < wanted.Length && wanted[end].Text.Length == 0)
            end++;
        return end;
    }

    private static int TrailingSpaces(Cell[] cells, int from) => Math.Max(from, cells.AsSpan().LastIndexOfAnyExcept(Cell.Empty) + 1);

    /// <summary>Where writing goes on, and how.</summary>
    private sealed class Pen(StringBuilder text)
    {
        private (int Y, int X)? _at;
        private Style? _style;

        public void GoTo(int y, int x)
        {
            if (_at != (y, x))
                text.Append(CultureInfo.InvariantCulture, $"\e[{y + 1};{x + 1}H");
            _at = (y, x);
        }

        public void Write(int y, int x, ReadOnlySpan<Cell> cells)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i].Text.Length == 0)
                    continue;
                GoTo(y, x + i);
                Use(cells[i].Style);
                if (cells[i].IsDoubtful && i + 1 < cells.Length && cells[i + 1].Text.Length == 0)
                {
                    // Where it is drawn narrower, nothing old stays beside it.
                    text.Append("  ");
                    _at = null;
                    GoTo(y, x + i);
                }

                text.Append(cells[i].Text);
                _at = cells[i].IsPlain ? (y, x + i + 1) : null;
            }
        }

        public void EraseRest(int y, int x)
        {
            GoTo(y, x);
            Use(Style.Plain);
            text.Append("\e[K");
        }

        private void Use(Style style)
        {
            if (_style != style)
                text.Append(Palette.Of(style));
            _style = style;
        }
    }
}
