using System.Text;

namespace Fsm.Chat.Client.Commands;

/// <summary>
/// Splits what follows a command into words. Spaces part them, except between quotation marks, which a path with spaces needs; between those, two marks in a row are
/// one of the word.
/// </summary>
internal static class Words
{
    private const char Mark = '"';

    /// <summary>The words; <c>"a b"</c> is one of them, and may be empty.</summary>
    /// <returns>Null when a quotation mark is not closed.</returns>
    public static IReadOnlyList<string>? Split(string text)
    {
        var words = new List<string>();
        for (var i = 0; ; )
        {
            while (i < text.Length && text[i] is ' ' or '\t')
                i++;
            if (i == text.Length)
                return words;
            if (!TryTake(text, ref i, text.Length, out var word))
                return null;
            words.Add(word);
        }
    }

    /// <summary>Takes one word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">Where the word begins, and afterwards where it has ended.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="word">The word, without what only marks it.</param>
    /// <returns>Whether its quotation marks are closed.</returns>
    public static bool TryTake(string text, ref int i, int end, out string word)
    {
        var result = new StringBuilder();
        var quoted = false;
        for (; i < end && (quoted || text[i] is not (' ' or '\t')); i++)
        {
            if (text[i] != Mark)
                result.Append(text[i]);
            else if (quoted && i + 1 < end && text[i + 1] == Mark)
                result.Append(text[++i]);
            else
                quoted = !quoted;
        }

        word = result.ToString();
        return !quoted;
    }

    /// <summary>A word as it has to be typed.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isClosed">Whether nothing follows in it.</param>
    /// <param name="isQuoted">Whether it stands between quotation marks anyway.</param>
    public static string Quote(string word, bool isClosed, bool isQuoted) => isQuoted || word.Any(character => char.IsWhiteSpace(character) || character == Mark)
        ? $"{Mark}{word.Replace("\"", "\"\"", StringComparison.Ordinal)}{(isClosed ? "\"" : "")}"
        : word;
}
