using System.Globalization;
using System.Text;
using Terminal.Gui.Text;

namespace Fsm.Chat.Client.Screen.Rows;

/// <summary>How much room escaped text takes, as the library that draws it counts.</summary>
internal static class Columns
{
    /// <summary>Columns of a text of one line.</summary>
    public static int Of(string text) => IsAscii(text) ? text.Length : text.GetColumns();

    /// <summary>As much of the beginning of a text as fits.</summary>
    public static string Cut(string text, int columns)
    {
        if (columns <= 0)
            return "";
        if (Of(text) <= columns)
            return text;
        var cut = new StringBuilder();
        foreach (var element in Elements(text))
        {
            columns -= Of(element);
            if (columns < 0)
                break;
            cut.Append(element);
        }

        return cut.ToString();
    }

    /// <summary>A text, or as much of its beginning as fits and a sign that there is more.</summary>
    public static string Shorten(string text, int columns) => Of(text) <= columns ? text : Cut(text, columns - 1) + (columns > 0 ? "…" : "");

    /// <summary>The characters of a text as a person counts them.</summary>
    public static IEnumerable<string> Elements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return elements.GetTextElement();
    }

    private static bool IsAscii(string text) => Ascii.IsValid(text);
}
