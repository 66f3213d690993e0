namespace Fsm.Chat.Tests.Messages;

public sealed class UserNameTests
{
    [TestCase("a")]
    [TestCase("Alice")]
    [TestCase("alice.b-c_d9")]
    [TestCase("ñandú")]
    [TestCase("李小龍")]
    [TestCase("שלום", Description = "letters from right to left")]
    [TestCase("علي٣", Description = "a decimal digit of another script")]
    [TestCase("\U00010400b", Description = "a letter outside the basic plane")]
    [TestCase("12345678901234567890123456789012", false)]
    [TestCase("a2345678901234567890123456789012")]
    [TestCase("a23456789012345678901234567890123", false)]
    [TestCase("", false)]
    [TestCase("9lives", false)]
    [TestCase("_a", false)]
    [TestCase(".a", false)]
    [TestCase("a b", false)]
    [TestCase("a>b", false)]
    [TestCase("a/b", false)]
    [TestCase("a\n", false)]
    [TestCase("a\u001b[2J", false)]
    [TestCase("a\0", false)]
    [TestCase("a\u202eb", false, Description = "bidi override")]
    [TestCase("a\u200bb", false, Description = "zero-width space")]
    [TestCase("a\u200db", false, Description = "zero-width joiner")]
    [TestCase("a😀", false)]
    [TestCase("a²", false, Description = "a number that is no decimal digit")]
    [TestCase("aⅣ", false, Description = "a letter-like number")]
    [TestCase("a\u0331", false, Description = "a combining mark that composes with nothing")]
    [TestCase("\u0301a", false, Description = "a combining mark first")]
    public void Name_is_judged(string candidate, bool valid = true)
    {
        Assert.That(UserName.TryNormalize(candidate, out var name), Is.EqualTo(valid));
        Assert.That(name, Is.EqualTo(valid ? candidate : ""));
    }

    // Not as test cases: an attribute's text is stored as UTF-8, which has no halves.
    [Test]
    public void Half_a_character_is_no_name()
    {
        foreach (var candidate in new[] { "a\ud800", "a\udc00b", "\ud83d" })
            Assert.That((UserName.TryNormalize(candidate, out var name), name), Is.EqualTo((false, "")));
    }

    [TestCase("n\u0303andu\u0301", "ñandú")]
    [TestCase("A\u030angstrom", "Ångstrom")]
    [TestCase("\u1112\u1161\u11ab", "한")]
    public void Name_is_brought_into_form_C(string candidate, string expected)
    {
        Assert.That(UserName.TryNormalize(candidate, out var name));
        Assert.That(name, Is.EqualTo(expected));
    }

    [Test]
    public void Length_is_counted_in_characters_and_not_in_code_units()
    {
        var longest = string.Concat(Enumerable.Repeat("\U00010400", UserName.MaxLength));

        Assert.That(UserName.TryNormalize(longest, out _), Is.True);
        Assert.That(UserName.TryNormalize(longest + "a", out _), Is.False);
    }

    [Test]
    public void Length_is_counted_after_composing()
    {
        var longest = string.Concat(Enumerable.Repeat("e\u0301", UserName.MaxLength));

        Assert.That(UserName.TryNormalize(longest, out var name), Is.True);
        Assert.That(name, Has.Length.EqualTo(UserName.MaxLength));
    }

    [Test]
    public void Endless_candidate_is_refused_without_normalising_it() => Assert.That(UserName.TryNormalize(new string('a', 1_000_000), out _), Is.False);

    [TestCase("alice", "ALICE", true)]
    [TestCase("ñandú", "ÑANDÚ", true)]
    [TestCase("alice", "alicf", false)]
    [TestCase("straße", "strasse", false)]
    public void Names_are_compared_ignoring_case(string one, string other, bool same) => Assert.That(UserName.Comparer.Equals(one, other), Is.EqualTo(same));
}
