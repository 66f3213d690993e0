using System.Globalization;
using System.Text;
using Wcwidth;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// How much room escaped text takes on a terminal. Terminals differ for marks that take room of their own and for emoji of several code points; here marks are
/// counted as the C library, xterm, VTE and tmux do, and an emoji is two columns, however many code points it has.
/// </summary>
internal static class Columns
{
    private const int EmojiPresentation = 0xFE0F;

    /// <summary>Columns of a text of one line.</summary>
    public static int Of(string text) => Ascii.IsValid(text) ? text.Length : Clusters.Of(text).Sum(OfCluster);

    /// <summary>As much of the beginning of a text as fits; no cluster is cut in half.</summary>
    public static string Cut(string text, int columns)
    {
        if (columns <= 0)
            return "";
        if (Of(text) <= columns)
            return text;
        var end = 0;
        foreach (var cluster in Clusters.Of(text))
        {
            columns -= OfCluster(cluster);
            if (columns < 0)
                break;
            end += cluster.Length;
        }

        return text[..end];
    }

    /// <summary>A text, or as much of its beginning as fits and a sign that there is more.</summary>
    public static string Shorten(string text, int columns) => Of(text) <= columns ? text : Cut(text, columns - 1) + (columns > 0 ? "…" : "");

    /// <summary>Columns of one grapheme cluster.</summary>
    public static int OfCluster(string cluster) => IsEmoji(cluster) ? 2 : cluster.EnumerateRunes().Sum(Of);

    // One sign: what is asked to look like an emoji, a skin colour, or symbols that only a joiner or a flag brings into one cluster.
    private static bool IsEmoji(string cluster)
    {
        var symbols = 0;
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (rune.Value is EmojiPresentation or (>= 0x1F3FB and <= 0x1F3FF) || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && ++symbols == 2))
                return true;
        }

        return false;
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpacingCombiningMark => rune.Value is 0x302E or 0x302F ? 0 : 1,
        UnicodeCategory.Format when TerminalText.IsVisibleFormat(rune) => 1,
        _ => Math.Max(0, UnicodeCalculator.GetWidth(rune)),
    };
}
