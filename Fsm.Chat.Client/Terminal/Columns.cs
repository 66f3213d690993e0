using System.Globalization;
using System.Text;

namespace Fsm.Chat.Client.Terminal;

/// <summary>How much room escaped text takes on a terminal.</summary>
internal static class Columns
{
    // Those that every terminal draws two columns wide.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x23E9, 0x23EC), (0x2614, 0x2615), (0x2648, 0x2653), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5),
        (0x2753, 0x2755), (0x2795, 0x2797), (0x2B1B, 0x2B1C), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns of one line.</summary>
    public static int Of(string line) => line.EnumerateRunes().Sum(Of);

    /// <summary>As much of the beginning of a line as fits.</summary>
    public static string Cut(string line, int columns)
    {
        var cut = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            columns -= Of(rune);
            if (columns < 0)
                break;
            cut.Append(rune.ToString());
        }

        return cut.ToString();
    }

    /// <summary>Rows that lines take, each of which ends with a line feed, where the terminal breaks those that are too long.</summary>
    public static int Rows(string lines, int width)
    {
        var (rows, column) = (0, 0);
        foreach (var rune in lines.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                (rows, column) = (rows + 1, 0);
                continue;
            }

            column += Of(rune);
            if (column > width)
                (rows, column) = (rows + 1, Of(rune));
        }

        return rows;
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
}
