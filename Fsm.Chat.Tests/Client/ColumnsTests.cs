using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

/// <summary>How much room a text takes on a terminal.</summary>
internal sealed class ColumnsTests
{
    [TestCase("hello", 5)]
    [TestCase("h\u00e9llo", 5)]
    [TestCase("he\u0301llo", 5)]
    [TestCase("\u4f60\u597d", 4)]
    [TestCase("\uff21", 2, TestName = "A letter of full width")]
    [TestCase("\uff71", 1, TestName = "A kana of half width")]
    [TestCase("\ud55c\uae00", 4, TestName = "Hangul")]
    [TestCase("\u1112\u1161\u11ab", 2, TestName = "Hangul in letters")]
    [TestCase("\U0001F600", 2, TestName = "An emoji")]
    [TestCase("\U0001F469\u200d\U0001F4BB", 2, TestName = "Joined emoji")]
    [TestCase("\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466", 2, TestName = "A family")]
    [TestCase("\U0001F3F3\ufe0f\u200d\U0001F308", 2, TestName = "A flag with a joiner")]
    [TestCase("\U0001F1EA\U0001F1F8", 2, TestName = "A flag")]
    [TestCase("\U0001F1EA\U0001F1F8\U0001F1EB\U0001F1F7", 4, TestName = "Two flags")]
    [TestCase("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 2, TestName = "The flag of England")]
    [TestCase("\u2764", 1, TestName = "A heart as text")]
    [TestCase("\u2764\ufe0f", 2, TestName = "A heart as an emoji")]
    [TestCase("\u261d\U0001F3FD", 2, TestName = "A hand with a skin colour")]
    [TestCase("\U0001F44D\U0001F3FD", 2, TestName = "A thumb with a skin colour")]
    [TestCase("1\ufe0f\u20e3", 2, TestName = "A keycap")]
    [TestCase("\u0e01\u0e47", 1, TestName = "Thai with a mark above")]
    [TestCase("\u0e01\u0e33", 2, TestName = "Thai with a vowel behind")]
    [TestCase("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", 7, TestName = "Persian with a non-joiner")]
    [TestCase("\u0915\u094d\u200d\u0937", 2, TestName = "Devanagari with a joiner")]
    [TestCase("\u0915\u093f", 2, TestName = "Devanagari with a vowel that takes room")]
    [TestCase("\u0645\u0651\u064e", 1, TestName = "Arabic with two marks")]
    [TestCase("\u0600", 1, TestName = "A sign that is drawn")]
    [TestCase("\u05e9\u05c1\u05b8", 1, TestName = "Hebrew with points")]
    [TestCase("\u1780\u17d2\u1798", 2, TestName = "Khmer with a subscript")]
    [TestCase("\u0f40\u0fb1\u0f72", 1, TestName = "A Tibetan stack")]
    public void As_terminals_count(string text, int columns) => Assert.That(Columns.Of(text), Is.EqualTo(columns));

    [TestCase("abc", 2, "ab", "a\u2026")]
    [TestCase("a\u4f60b", 2, "a", "a\u2026")]
    [TestCase("\u4f60\u597d", 3, "\u4f60", "\u4f60\u2026")]
    [TestCase("ae\u0301\u0302b", 2, "ae\u0301\u0302", "a\u2026")]
    [TestCase("abc", 0, "", "")]
    public void Nothing_is_cut_in_half(string text, int columns, string cut, string shortened) =>
        Assert.That((Columns.Cut(text, columns), Columns.Shorten(text, columns)), Is.EqualTo((cut, shortened)));
}
