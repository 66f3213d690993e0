using System.Text;

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
    [TestCase("हिन्दी", Description = "letters with marks")]
    [TestCase("தமிழ்")]
    [TestCase("ไม่")]
    [TestCase("น้ำ", Description = "a vowel that form KC would write as two")]
    [TestCase("a\u0331", Description = "a combining mark that composes with nothing")]
    [TestCase("a\u0331\u0332\u0333\u0325")]
    [TestCase("a\u0331\u0332\u0333\u0325\u0326", false, Description = "a pile of marks")]
    [TestCase("a\u0331\u0331", false, Description = "the same mark twice")]
    [TestCase("ａlice", false, Description = "full width")]
    [TestCase("ﬁn", false, Description = "a ligature")]
    [TestCase("ſam", false, Description = "a long s")]
    [TestCase("𝐚lice", false, Description = "a mathematical letter")]
    [TestCase("\u0301a", false, Description = "a combining mark first")]
    public void Name_is_judged(string candidate, bool valid = true)
    {
        Assert.That(UserName.TryNormalize(candidate, out var name), Is.EqualTo(valid));
        Assert.That(name, Is.EqualTo(valid ? candidate : ""));
    }

    // Not as test cases: an attribute's text is stored as UTF-8, which has no halves.
    [Test]
    public void Neither_half_a_character_nor_what_is_none_is_a_name()
    {
        foreach (var candidate in new[] { "a\ud800", "a\udc00b", "\ud83d", "a\uffff", "a\ufdd0", "a\U0001fffe" })
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
    [TestCase("straße", "STRAẞE", true)]
    [TestCase("Σίσυφος", "ΣΊΣΥΦΟΣ", true)]
    [TestCase("σας", "σασ", true)]
    [TestCase("ısı", "isi", false)]
    [TestCase("İzmir", "izmir", false)]
    [TestCase("alice", "аlice", false)]
    public void Names_are_compared_ignoring_case(string one, string other, bool same) => Assert.That(UserName.Comparer.Equals(one, other), Is.EqualTo(same));

    [Test]
    public void Every_letter_that_a_name_may_have_is_the_same_in_either_case()
    {
        Assert.That(LettersOfNames().Where(letter => !AreSame(letter, Rune.ToLowerInvariant(letter)) || !AreSame(letter, Rune.ToUpperInvariant(letter))), Is.Empty);

        static bool AreSame(Rune one, Rune other) =>
            UserName.Comparer.Equals(one.ToString(), other.ToString()) && UserName.Comparer.GetHashCode(one.ToString()) == UserName.Comparer.GetHashCode(other.ToString())
            && UserName.Comparer.Compare(one.ToString(), other.ToString()) == 0 && UserName.AreSame(one.ToString(), other.ToString());
    }

    [Test]
    public void Names_that_are_the_same_look_alike() => Assert.That(LettersOfNames().Where(letter => !Alike(letter, Rune.ToLowerInvariant(letter)) || !Alike(letter, Rune.ToUpperInvariant(letter))), Is.Empty);

    [TestCase("alice", "аlice", true, Description = "a Cyrillic letter among Latin ones")]
    [TestCase("alice", "ALІCЕ", true)]
    [TestCase("сосо", "coco", true, Description = "all of it Cyrillic")]
    [TestCase("ТОМ", "tom", true)]
    [TestCase("Bob", "Вob", true)]
    [TestCase("ααα", "aaa", true)]
    [TestCase("ali", "alı", true)]
    [TestCase("ёлка", "ëлka", true)]
    [TestCase("alice", "álice", false, Description = "an accent is seen")]
    [TestCase("kai", "kal", false)]
    [TestCase("b0b", "bob", false)]
    [TestCase("жук", "zhuk", false)]
    [TestCase("李", "王", false)]
    public void What_looks_alike_is_known(string one, string other, bool alike)
    {
        Assert.That(LookalikeComparer.Instance.Equals(one, other), Is.EqualTo(alike));
        Assert.That(LookalikeComparer.Instance.Equals(other, one), Is.EqualTo(alike));
        Assert.That(LookalikeComparer.Instance.GetHashCode(one) == LookalikeComparer.Instance.GetHashCode(other), Is.EqualTo(alike));
    }

    private static bool Alike(Rune one, Rune other) => LookalikeComparer.Instance.Equals(one.ToString(), other.ToString())
        && LookalikeComparer.Instance.GetHashCode(one.ToString()) == LookalikeComparer.Instance.GetHashCode(other.ToString());

    private static IEnumerable<Rune> LettersOfNames() => Enumerable.Range(0, 0x20000).Where(Rune.IsValid).Select(value => new Rune(value))
        .Where(rune => UserName.TryNormalize(rune.ToString(), out var name) && name == rune.ToString());
}
