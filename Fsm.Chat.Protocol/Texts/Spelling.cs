namespace Fsm.Chat.Protocol.Texts;

/// <summary>How far apart two words are.</summary>
public static class Spelling
{
    private const int LongestWord = 32;

    /// <summary>Insertions, removals, replacements and swaps of neighbours that make one word of the other; large when a word is long.</summary>
    public static int Distance(string left, string right)
    {
        left = left.ToLowerInvariant();
        if (left.Length > LongestWord || right.Length > LongestWord)
            return int.MaxValue;
        var steps = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
                steps[i, j] = Cell(steps, left, right, i, j);
        }

        return steps[left.Length, right.Length];
    }

    /// <summary>The word that is meant by a misspelled one; null when none is close.</summary>
    /// <param name="word">The word, in any case.</param>
    /// <param name="known">The words, in lower case.</param>
    public static string? Closest(string word, IEnumerable<string> known) => known
        .Select(candidate => (Word: candidate, Distance: Distance(word, candidate)))
        .Where(candidate => candidate.Distance <= 2 && candidate.Distance < candidate.Word.Length)
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    private static int Cell(int[,] steps, string left, string right, int i, int j)
    {
        if (i == 0 || j == 0)
            return i + j;
        var replaced = steps[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, 1 + Math.Min(steps[i - 1, j], steps[i, j - 1]));
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(best, 1 + steps[i - 2, j - 2]) : best;
    }
}
