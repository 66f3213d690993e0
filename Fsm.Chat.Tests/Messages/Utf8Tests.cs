using CsCheck;

namespace Fsm.Chat.Tests.Messages;

public sealed class Utf8Tests
{
    [TestCase("41", "A")]
    [TestCase("", "")]
    [TestCase("C3B1", "ñ")]
    [TestCase("E282AC", "€")]
    [TestCase("F09F9880", "😀")]
    [TestCase("00", "\0")]
    [TestCase("1B5B324A", "\u001b[2J", Description = "an escape sequence is valid text: showing it is the terminal's care")]
    [TestCase("EFBBBF41", "\ufeffA", Description = "a byte order mark is a character like another")]
    [TestCase("80", null, Description = "a continuation alone")]
    [TestCase("C3", null, Description = "cut off")]
    [TestCase("C080", null, Description = "overlong NUL")]
    [TestCase("E0809F", null, Description = "overlong")]
    [TestCase("EDA080", null, Description = "a surrogate")]
    [TestCase("F4908080", null, Description = "beyond the last character")]
    [TestCase("FF", null)]
    [TestCase("4142C3284344", null, Description = "in the middle")]
    public void Bytes_are_a_text_or_they_are_not(string hex, string? text)
    {
        Assert.That(Utf8.TryDecode(Convert.FromHexString(hex), out var decoded), Is.EqualTo(text is not null));
        Assert.That(decoded, Is.EqualTo(text ?? ""));
    }

    // Not as test cases: an attribute's text is stored as UTF-8, which has no halves.
    [Test]
    public void Half_a_character_has_no_bytes()
    {
        foreach (var text in new[] { "a\ud800b", "\udc00", "\ud83d", "\ude00\ud83d" })
            Assert.That((Utf8.TryEncode(text, out var bytes), bytes.Length), Is.EqualTo((false, 0)));
    }

    [Test]
    public void Text_that_has_bytes_is_read_again() => Gen.String[Gen.Char['\0', '\ud7ff'], 0, 50].Sample(text =>
        Utf8.TryEncode(text, out var bytes) && Utf8.TryDecode(bytes, out var decoded) && decoded == text);
}
