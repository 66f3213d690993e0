using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A text in rows. In the expectations <c>|</c> is the end of a row.</summary>
internal sealed class WrappingTests
{
    [TestCase("one two three", 8, "one two|three")]
    [TestCase("abcdefgh", 3, "abc|def|gh")]
    [TestCase("    return longer", 10, "    return|longer", TestName = "Code stays indented")]
    [TestCase("\u4f60\u597d\u4e16", 5, "\u4f60\u597d|\u4e16", TestName = "Nothing wide is cut")]
    [TestCase("abe\u0301\u0302cd", 3, "abe\u0301\u0302|cd", TestName = "No mark is taken from its letter")]
    [TestCase("ab\U0001F469\u200d\U0001F4BB\U0001F1EA\U0001F1F8", 4, "ab\U0001F469\u200d\U0001F4BB|\U0001F1EA\U0001F1F8", TestName = "No emoji is taken apart")]
    [TestCase("a \u1019\u103c\u103d\u103e\u1031\u102c\u1037 b", 4, "a|\u1019\u103c\u103d\u103e\u1031\u102c\u1037|b", TestName = "Marks that take room")]
    public void Rows_end_between_words_or_characters(string text, int width, string rows) =>
        Assert.That(string.Join('|', Wrapping.Wrap(text, width, width)), Is.EqualTo(rows));
}
