using System.Globalization;
using System.Text;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// The rules of names: 1–32 characters (groups 48), a letter first, then letters, marks, decimal digits, <c>_ - .</c>; kept in Unicode's form C. That is what
/// UAX 31 permits in identifiers, without what the general profile of UTS 39 advises against: characters that are only another way to write others, and piles
/// of marks.
/// </summary>
public static class UserName
{
    /// <summary>Characters of the longest name of a person.</summary>
    public const int MaxLength = 32;

    /// <summary>Characters of the longest name of a group. Groups and people share one namespace.</summary>
    public const int MaxGroupLength = 48;

    // Marks without a width that may stand on one letter: more are no language's.
    private const int MostMarks = 4;

    /// <summary>Tells whether two names are the same: they differ in nothing but the case of their letters.</summary>
    public static StringComparer Comparer => NameComparer.Instance;

    /// <summary>The same of a name that is only a part of something.</summary>
    public static bool AreSame(ReadOnlySpan<char> one, string other) => NameComparer.Instance.Equals(one, other);

    /// <summary>What is the same of two names exactly when they are the same name.</summary>
    public static string Fold(string name) => NameComparer.Fold(name).ToUpperInvariant();

    /// <summary>Whether a name begins with this, ignoring case.</summary>
    public static bool Begins(string name, string prefix) => NameComparer.Begins(name, prefix);

    /// <summary>Brings what may be the beginning of a name into form C; what cannot be one is left as it is.</summary>
    public static string ComposePrefix(string prefix) => CanBeNormalized(prefix) ? prefix.Normalize(NormalizationForm.FormC) : prefix;

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
        if (!CanBeNormalized(candidate))
            return false;
        var composed = candidate.Normalize(NormalizationForm.FormC);
        if (!IsName(composed, maxLength))
            return false;
        name = composed;
        return true;
    }

    // Neither half a character, as a caller's string may hold, nor what is none (U+FFFF) can be normalised: it would throw.
    private static bool CanBeNormalized(string text) => Utf8.TryEncode(text, out _) && text.EnumerateRunes().All(IsNameRune);

    private static bool IsName(string composed, int maxLength)
    {
        var (count, marks, last) = (0, 0, default(Rune));
        foreach (var rune in composed.EnumerateRunes())
        {
            if (++count > maxLength || (count == 1 && !Rune.IsLetter(rune)) || IsOtherWriting(rune))
                return false;
            marks = Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            if (marks > MostMarks || (marks > 1 && rune == last))
                return false;
            last = rune;
        }

        return true;
    }

    private static bool IsNameRune(Rune rune) => rune.Value is '_' or '-' or '.' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    // Full width, ligatures, mathematical letters: form KC writes them differently. It does so with two vowels that ordinary words of Thai and Lao need.
    private static bool IsOtherWriting(Rune rune) =>
        !rune.IsAscii && rune.Value is not ('\u0e33' or '\u0eb3') && !rune.ToString().IsNormalized(NormalizationForm.FormKC);
}
