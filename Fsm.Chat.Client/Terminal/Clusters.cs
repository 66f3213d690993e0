using System.Globalization;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// The characters of a text as a person counts them: grapheme clusters (UAX 29), such as a letter with its marks or an emoji of several code points. Places
/// are counted in UTF-16 units, and a place is a border when no cluster lies on both sides of it.
/// </summary>
internal static class Clusters
{
    /// <summary>All of a text.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>The border behind the cluster that begins at a border; the end of the text when none begins there.</summary>
    public static int Next(string text, int border) => border >= text.Length ? text.Length : border + StringInfo.GetNextTextElementLength(text, border);

    /// <summary>The last border before a place; 0 when there is none.</summary>
    public static int Before(string text, int place)
    {
        var (border, next) = (0, 0);
        while (next < place)
            (border, next) = (next, Next(text, next));
        return border;
    }

    /// <summary>A place, or when it lies within a cluster the border behind that.</summary>
    public static int Border(string text, int place)
    {
        var border = 0;
        while (border < Math.Min(place, text.Length))
            border = Next(text, border);
        return border;
    }
}
