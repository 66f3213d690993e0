using System.Globalization;
using System.Text;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// The rules of names: 1–32 characters (groups 48), a letter first, then letters, digits, <c>_ - .</c>; kept in Unicode's form C, unique ignoring case.
/// </summary>
public static class UserName
{
    /// <summary>Characters of the longest name of a person.</summary>
    public const int MaxLength = 32;

    /// <summary>Characters of the longest name of a group. Groups and people share one namespace.</summary>
    public const int MaxGroupLength = 48;

    /// <summary>Compares names as the server does: ordinal, ignoring case.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Checks a person's name and brings it into form C.</summary>
    /// <returns>Whether it is a name; if not, <paramref name="name"/> is empty.</returns>
    public static bool TryNormalize(string candidate, out string name) => TryNormalize(candidate, MaxLength, out name);

    /// <summary>Checks the name of a group, or one that may be either, and brings it into form C.</summary>
    /// <returns>Whether it is a name; if not, <paramref name="name"/> is empty.</returns>
    public static bool TryNormalizeGroup(string candidate, out string name) => TryNormalize(candidate, MaxGroupLength, out name);

    private static bool TryNormalize(string candidate, int maxLength, out string name)
    {
        name = "";
        // Twice the length bounds the work of normalising: form C never needs more than that for a name that is short enough in the end.
        if (candidate.Length == 0 || candidate.Length > 2 * 2 * maxLength)
            return false;
        // Half a character, as a caller's string may hold, cannot be normalised: it would throw.
        if (!Utf8.TryEncode(candidate, out _))
            return false;
        var composed = candidate.Normalize(NormalizationForm.FormC);
        var count = 0;
        foreach (var rune in composed.EnumerateRunes())
        {
            if (++count > maxLength || !(count == 1 ? Rune.IsLetter(rune) : IsNameRune(rune)))
                return false;
        }

        name = composed;
        return true;
    }

    private static bool IsNameRune(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber || rune.Value is '_' or '-' or '.';
}
