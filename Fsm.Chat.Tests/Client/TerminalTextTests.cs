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
        Assert.That(TerminalText.Escape("a" + new string('\u0301', 4097) + "b"), Is.EqualTo("a\u0301\u0301\u0301\u0301[+4093 marks]b"));

    [Test]
    public void A_further_line_cannot_pass_for_one_of_the_programs_own() =>
        Assert.That(TerminalText.EscapeLines("one\n* two\r\n"), Is.EqualTo("one\n    | * two\\u{D}\n    | "));
}
