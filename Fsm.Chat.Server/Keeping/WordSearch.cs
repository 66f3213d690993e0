using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fsm.Chat.Server.Keeping;

/// <summary>Whether a text has all words that are looked for, wherever in it. Upper and lower case are the same, and so are letters with and without accents.</summary>
internal static class WordSearch
{
    /// <summary>Whether it has them.</summary>
    /// <param name="text">The text, as it was kept.</param>
    /// <param name="words">The words. Without any, nothing is found.</param>
    public static bool IsIn(ReadOnlyMemory<byte> text, ImmutableArray<string> words)
    {
        if (words.IsDefaultOrEmpty)
            return false;
        var read = Encoding.UTF8.GetString(text.Span);
        foreach (var word in words)
        {
            if (CultureInfo.InvariantCulture.CompareInfo.IndexOf(read, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) < 0)
                return false;
        }

        return true;
    }
}
