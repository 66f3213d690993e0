using System.Text;

namespace Fsm.Chat.Client.Commands;

/// <summary>Splits what follows a command into words. Spaces part them, except between quotation marks, which a path with spaces needs.</summary>
internal static class Words
{
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
            if (!TryTake(text, ref i, out var word))
                return null;
            words.Add(word);
        }
    }

    private static bool TryTake(string text, ref int i, out string word)
    {
        var result = new StringBuilder();
        var quoted = false;
        for (; i < text.Length && (quoted || text[i] is not (' ' or '\t')); i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else
                result.Append(text[i]);
        }

        word = result.ToString();
        return !quoted;
    }
}
