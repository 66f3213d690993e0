using System.Net;

namespace Fsm.Chat.Tests.Programs.Support.Terminal;

/// <summary>Draws a screen, as the terminal gives it with its colours, as a picture for the documents.</summary>
internal static partial class ScreenPicture
{
    private const int CellWidth = 9;
    private const int CellHeight = 19;
    private const int Margin = 10;

    private static readonly string[] Colours = ["#1c1c1c", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#dcdfe4"];

    public static string Draw(string screen, int columns, int rows)
    {
        var (width, height) = (columns * CellWidth + 2 * Margin, rows * CellHeight + 2 * Margin);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"monospace\" font-size=\"15\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#22252b\"/>\n");
        foreach (var (y, row) in screen.Split('\n').Take(rows).Index())
            DrawRow(svg, row, Margin + y * CellHeight);
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawRow(StringBuilder svg, string row, int top)
    {
        var (column, style) = (0, new Look());
        foreach (var match in Pieces().EnumerateMatches(row))
        {
            var piece = row.Substring(match.Index, match.Length);
            if (piece[0] == '\u001b')
            {
                style = style.After(piece);
                continue;
            }

            var cells = Cells(piece);
            var (left, width) = (Margin + column * CellWidth, cells * CellWidth);
            if (style.IsReversed)
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{CellHeight}\" fill=\"{style.Colour}\"/>\n");
            if (piece.Trim().Length > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{top + 14}\" textLength=\"{width}\" xml:space=\"preserve\" fill=\"{(style.IsReversed ? "#22252b" : style.Colour)}\"");
                svg.Append(CultureInfo.InvariantCulture, $"{(style.IsBold ? " font-weight=\"bold\"" : "")}{(style.IsFaint ? " opacity=\"0.6\"" : "")}>{WebUtility.HtmlEncode(piece)}</text>\n");
            }

            column += cells;
        }
    }

    private static int Cells(string text) => text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? 0 : rune.Value is >= 0x2E80 and <= 0xFF60 ? 2 : 1);

    [GeneratedRegex("\u001b\\[[0-9;]*m|[^\u001b]+")]
    private static partial Regex Pieces();

    private readonly record struct Look(string Colour = "#dcdfe4", bool IsBold = false, bool IsFaint = false, bool IsReversed = false)
    {
        public Look()
            : this("#dcdfe4")
        {
        }

        public Look After(string sequence)
        {
            var look = this;
            foreach (var code in sequence[2..^1].Split(';').Select(part => part.Length == 0 ? 0 : int.Parse(part, CultureInfo.InvariantCulture)))
            {
                look = code switch
                {
                    0 => new(),
                    1 => look with { IsBold = true },
                    2 => look with { IsFaint = true },
                    7 => look with { IsReversed = true },
                    22 => look with { IsBold = false, IsFaint = false },
                    27 => look with { IsReversed = false },
                    >= 30 and <= 37 => look with { Colour = Colours[code - 30] },
                    >= 90 and <= 97 => look with { Colour = Colours[code - 90] },
                    39 => look with { Colour = "#dcdfe4" },
                    _ => look,
                };
            }

            return look;
        }
    }
}
