using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>What is seen of a line that may be longer than its room. No cluster, and nothing of two columns, is cut in half.</summary>
/// <param name="Text">What is seen, harmless to a terminal.</param>
/// <param name="CaretColumn">The column of the cursor.</param>
/// <param name="First">The place in the line of the first cluster that is seen.</param>
internal readonly record struct LineView(string Text, int CaretColumn, int First)
{
    private const int MostContext = 8;

    /// <summary>Looks at a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="caret">The place of the cursor.</param>
    /// <param name="first">What was the first that was seen; it moves only when it has to.</param>
    /// <param name="width">The columns that there are.</param>
    public static LineView Of(string text, int caret, int first, int width)
    {
        if (width <= 0)
            return new("", 0, 0);
        var pieces = Pieces(text);
        var (at, start) = (Index(pieces, caret), Index(pieces, first));
        var context = Math.Min(MostContext, width / 4);

        // The cursor needs a column behind the last cluster, or the room of the one that it stands on.
        var end = at < pieces.Count ? pieces[at].Column + pieces[at].Width : Total(pieces) + 1;
        start = Math.Min(start, At(pieces, Column(pieces, at) - context));
        while (start < at && end - pieces[start].Column > width)
            start++;
        while (start > 0 && Total(pieces) + 1 - pieces[start - 1].Column <= width)
            start--;

        var from = Column(pieces, start);
        var seen = pieces.Skip(start).TakeWhile(piece => piece.Column + piece.Width - from <= width);
        return new(string.Concat(seen.Select(piece => piece.Shown)), Column(pieces, at) - from, start < pieces.Count ? pieces[start].Place : text.Length);
    }

    private static List<Piece> Pieces(string text)
    {
        var (pieces, place, column) = (new List<Piece>(), 0, 0);
        foreach (var (cluster, escaped) in TerminalText.Pieces(text))
        {
            var shown = cluster switch { "\t" => " ", "\n" => "⏎", _ => escaped };
            var width = Columns.Of(shown);
            pieces.Add(new(place, column, width, shown));
            place += cluster.Length;
            column += width;
        }

        return pieces;
    }

    private static int Index(List<Piece> pieces, int place) => pieces.FindIndex(piece => piece.Place >= place) is var found and >= 0 ? found : pieces.Count;

    private static int At(List<Piece> pieces, int column) => Math.Max(0, pieces.FindLastIndex(piece => piece.Column <= column));

    private static int Column(List<Piece> pieces, int index) => index < pieces.Count ? pieces[index].Column : Total(pieces);

    private static int Total(List<Piece> pieces) => pieces is [.., var last] ? last.Column + last.Width : 0;

    private readonly record struct Piece(int Place, int Column, int Width, string Shown);
}
