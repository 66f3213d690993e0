using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

internal sealed class TerminalTextTests
{
    [TestCase("hello", "hello")]
    [TestCase("\u00e1\u4f60\U0001F600", "\u00e1\u4f60\U0001F600")]
    [TestCase("\u001b[2J", @"\u{1B}[2J")]
    [TestCase("\u009b2J", @"\u{9B}2J")]
    [TestCase("\u001b]52;c;AAAA\u0007", @"\u{1B}]52;c;AAAA\u{7}")]
    [TestCase("a\rb", @"a\u{D}b")]
    [TestCase("a\tb\u007f", @"a\u{9}b\u{7F}")]
    [TestCase("\u061c\u200e\u200f\u202e\u2066\u2069", @"\u{61C}\u{200E}\u{200F}\u{202E}\u{2066}\u{2069}")]
    [TestCase("a\u200db\u200b\ufeff", @"a\u{200D}b\u{200B}\u{FEFF}")]
    [TestCase("a\u2028b\u2029", @"a\u{2028}b\u{2029}")]
    [TestCase("\ue000\U000F0000\U000E0041", @"\u{E000}\u{F0000}\u{E0041}")]
    [TestCase("e\u0301", "e\u0301")]
    [TestCase("a\nb", @"a\u{A}b")]
    public void What_could_act_on_a_terminal_is_spelled_out(string text, string escaped) => Assert.That(TerminalText.Escape(text), Is.EqualTo(escaped));

    [Test]
    public void Half_a_character_is_spelled_out() => Assert.That(TerminalText.Escape("a\ud83d" + "b\ude00"), Is.EqualTo(@"a\u{D83D}b\u{DE00}"));

    [Test]
    public void A_pile_of_marks_is_counted_instead_of_shown() =>
        Assert.That(TerminalText.Escape("a" + new string('\u0301', 4097) + "b"), Is.EqualTo("a\u0301\u0301\u0301\u0301\u0301\u0301[+4091 marks]b"));

    [Test]
    public void A_further_line_cannot_pass_for_one_of_the_programs_own() =>
        Assert.That(TerminalText.EscapeLines("one\n* two\r\n"), Is.EqualTo("one\n    | * two\n    | "));

    [TestCase("if x:\n\treturn\t1", "if x:\n    return  1", TestName = "Code")]
    [TestCase("\u4f60\t\u597d", "\u4f60  \u597d", TestName = "A tab behind something wide")]
    [TestCase("a\r\nb\rc", "a\nb\\u{D}c", TestName = "Line ends of Windows, and a lone return")]
    [TestCase("\U0001F469\u200d\U0001F4BB \u2764\ufe0f \U0001F1EA\U0001F1F8", null, TestName = "Emoji of several code points")]
    [TestCase("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", null, TestName = "The flag of England")]
    [TestCase("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", null, TestName = "Persian")]
    [TestCase("\u0915\u094d\u200d\u0937 \u09b0\u200d\u09cd\u09af", null, TestName = "Conjuncts")]
    [TestCase("\u05e9\u05dc\u05d5\u05dd!\u200f", null, TestName = "Hebrew with a mark of direction")]
    [TestCase("\u1797\u17b6\u179f\u17b6\u200b\u1781\u17d2\u1798\u17c2\u179a", null, TestName = "Khmer with places for a break")]
    [TestCase("\u1019\u103c\u103d\u103e\u1031\u102c\u1037", null, TestName = "Burmese with many marks")]
    [TestCase("\u0600\u0661", null, TestName = "An Arabic sign that is drawn")]
    [TestCase("a\u200db\u200cc\u200bd", @"a\u{200D}b\u{200C}c\u{200B}d", TestName = "Joiners that join nothing")]
    [TestCase("\U0001F469\u200dx", "\U0001F469\\u{200D}x", TestName = "A joiner behind an emoji alone")]
    [TestCase("\u0645\u200c\u200c\u0645", "\u0645\u200c\\u{200C}\u0645", TestName = "Two joiners in a row")]
    [TestCase("\u200f\u200dabc", @"\u{200F}\u{200D}abc", TestName = "Marks without a text that needs them")]
    [TestCase("\u05d0\u202e\u2066\u05d1", "\u05d0\\u{202E}\\u{2066}\u05d1", TestName = "Bidi controls in Hebrew")]
    [TestCase("\U0001F3F4\U000E0041\U000E0042", "\U0001F3F4\\u{E0041}\\u{E0042}", TestName = "Tags that hide a text")]
    public void A_message_is_readable_and_harmless(string text, string? shown) => Assert.That(TerminalText.EscapeMessage(text), Is.EqualTo(shown ?? text));

    [TestCase("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\\u{200C}\u062e")]
    [TestCase("\U0001F469\u200d\U0001F4BB", "\U0001F469\\u{200D}\U0001F4BB")]
    public void In_a_name_nothing_without_a_width_is_shown(string name, string escaped) => Assert.That(TerminalText.Escape(name), Is.EqualTo(escaped));
}
