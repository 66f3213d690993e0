using System.Buffers;
using System.Globalization;
using System.Text;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// Makes what others wrote harmless to a terminal. Whatever could move the cursor, reorder, hide or pile up characters is spelled out as
/// <c>\u{XXXX}</c>, so that a reader sees that something was there; nothing is dropped in silence. Names are held to more than messages: in them nothing
/// without a width is shown, because two names must look different.
/// </summary>
public static class TerminalText
{
    /// <summary>Combining marks on one character that are shown; people's languages need no more.</summary>
    public const int MarksKept = 6;

    private const int TabStop = 4;
    private const string Continuation = "\n    | ";

    /// <summary>Escapes a name or another text that has one line.</summary>
    public static string Escape(string text) => IsPlain(text) ? text : string.Concat(Pieces(text, isName: true).Select(piece => piece.Shown));

    /// <summary>Escapes a message that may have several lines; each further one is set off, so that it cannot pass for a line of the program's own.</summary>
    public static string EscapeLines(string text) => EscapeMessage(text).Replace("\n", Continuation, StringComparison.Ordinal);

    /// <summary>Escapes a message: its line ends are line feeds, and its tabs are spaces.</summary>
    internal static string EscapeMessage(string text)
    {
        if (IsPlain(text))
            return text;
        var result = new StringBuilder(text.Length);
        var column = 0;
        foreach (var (cluster, shown) in Pieces(text, isName: false))
        {
            switch (cluster)
            {
                case "\n" or "\r\n":
                    result.Append('\n');
                    column = 0;
                    break;
                case "\t":
                    var room = TabStop - (column % TabStop);
                    result.Append(' ', room);
                    column += room;
                    break;
                default:
                    result.Append(shown);
                    column += Columns.Of(shown);
                    break;
            }
        }

        return result.ToString();
    }

    /// <summary>The grapheme clusters of a message, and how each is shown on one line.</summary>
    internal static IEnumerable<(string Cluster, string Shown)> Pieces(string text) => Pieces(text, isName: false);

    /// <summary>Whether a format character is one that is drawn, such as the sign of a year in Arabic.</summary>
    internal static bool IsVisibleFormat(Rune rune) =>
        rune.Value is (>= 0x600 and <= 0x605) or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2 or 0x110BD or 0x110CD;

    private static IEnumerable<(string Cluster, string Shown)> Pieces(string text, bool isName)
    {
        var joiners = isName ? null : new Joiners(text);
        var place = 0;
        foreach (var cluster in Clusters.Of(text))
        {
            yield return (cluster, Shown(cluster, place, joiners));
            place += cluster.Length;
        }
    }

    private static string Shown(string cluster, int place, Joiners? joiners)
    {
        if (IsPlain(cluster) || (joiners is not null && Joiners.IsRegionFlag(cluster)))
            return cluster;
        var result = new StringBuilder(cluster.Length);
        var marks = 0;
        for (var i = 0; i < cluster.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(cluster.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            var isMark = isWhole && IsMark(rune);
            var isPiledUp = isMark && ++marks > MarksKept;
            if (isWhole && !isPiledUp && (isMark || IsHarmless(rune) || joiners?.HasMeaning(rune, place + i) == true))
                result.Append(cluster, i, length);
            else if (!isPiledUp)
                result.Append(CultureInfo.InvariantCulture, $"\\u{{{(isWhole ? rune.Value : cluster[i]):X}}}");
            i += length;
        }

        return marks > MarksKept ? result.Append(ClientTexts.MarksMore.With(marks - MarksKept)).ToString() : result.ToString();
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    // Format covers the bidi controls and everything of no width; the separators are the two that break lines.
    private static bool IsHarmless(Rune rune) => IsVisibleFormat(rune) || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
