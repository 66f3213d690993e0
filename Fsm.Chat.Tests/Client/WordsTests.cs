using Words = Fsm.Chat.Client.Commands.Words;

namespace Fsm.Chat.Tests.Client;

/// <summary>What follows a command is words, and any path can be one of them.</summary>
public sealed class WordsTests
{
    [TestCase("a b", "a|b")]
    [TestCase("  a\tb  ", "a|b")]
    [TestCase("\"a b\" c", "a b|c")]
    [TestCase("a\" \"b", "a b")]
    [TestCase("\"\" b", "|b")]
    [TestCase("\"a \"\"q\"\".txt\" bob", "a \"q\".txt|bob")]
    [TestCase("\"\"\"\"", "\"")]
    [TestCase("", "")]
    public void Words_are_parted(string text, string words) => Assert.That(string.Join('|', Words.Split(text)!), Is.EqualTo(words));

    [TestCase("\"a b")]
    [TestCase("a \"b\"\"")]
    public void A_mark_that_is_not_closed_is_a_mistake(string text) => Assert.That(Words.Split(text), Is.Null);

    [TestCase("plain.txt", "plain.txt")]
    [TestCase("a b", "\"a b\"")]
    [TestCase("a\"b", "\"a\"\"b\"")]
    [TestCase("\"", "\"\"\"\"")]
    public void What_is_quoted_is_read_as_it_was(string word, string typed)
    {
        Assert.That(Words.Quote(word, isClosed: true, isQuoted: false), Is.EqualTo(typed));
        Assert.That(Words.Split(typed), Is.EqualTo(new[] { word }));
    }
}
