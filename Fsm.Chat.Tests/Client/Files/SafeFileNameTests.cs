using CsCheck;
using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class SafeFileNameTests
{
    // What is not random enough by itself: pieces that names are dangerous for.
    private static readonly string[] Dangerous =
    [
        "/", @"\", "..", ".", " ", "CON", "nul", "COM1", "lpt\u00b9", ".part", ".PART", ".tar.gz", "\u202e", "\u200d", "\ud83d", "\ude00", "\U0001F600", "\0", "\u001b", ":", "~", "\u3000", "\u2028", "\ufffd",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Int[0, Dangerous.Length - 1].Select(at => Dangerous[at]),
        Gen.String[0, 12],
        Gen.Char.Select(Gen.Int[0, 300], (character, count) => new string(character, count)));

    private static readonly Gen<string> Offered = Piece.Array[0, 6].Select(string.Concat);

    [TestCase("report.pdf", "report.pdf")]
    [TestCase("\u00f1and\u00fa \u4f60\u597d \u05e9\u05dc\u05d5\u05dd.txt", "\u00f1and\u00fa \u4f60\u597d \u05e9\u05dc\u05d5\u05dd.txt")]
    [TestCase("\U0001F600.png", "\U0001F600.png")]
    [TestCase("../../etc/passwd", "passwd")]
    [TestCase(@"..\..\Windows\system.ini", "system.ini")]
    [TestCase(@"C:\a/b\c.txt", "c.txt")]
    [TestCase("/", "file")]
    [TestCase("a/b/", "b")]
    [TestCase("a/..", "file")]
    [TestCase("", "file")]
    [TestCase(".", "file")]
    [TestCase("..", "file")]
    [TestCase(" . . ", "file")]
    [TestCase("\u202e", "file")]
    [TestCase(".bashrc", "_bashrc")]
    [TestCase("  .bashrc", "_bashrc")]
    [TestCase("name. . ", "name")]
    [TestCase("\u3000name\u00a0", "name")]
    [TestCase("C:evil", "C_evil")]
    [TestCase("a\0b\u001b[2Jc\nd", "a_b_[2Jc_d")]
    [TestCase("a\u0085b\u2028c", "a_b_c")]
    [TestCase("photo\u202egnp.exe", "photognp.exe")]
    [TestCase("what?*<>|\"", "what______")]
    [TestCase("CON", "_CON")]
    [TestCase("con.txt", "_con.txt")]
    [TestCase("NUL .tar.gz", "_NUL .tar.gz")]
    [TestCase("Com1.log", "_Com1.log")]
    [TestCase("LPT\u00b3", "_LPT\u00b3")]
    [TestCase("CONIN$", "_CONIN$")]
    [TestCase("CO\u200dN", "_CON")]
    [TestCase("COM10", "COM10")]
    [TestCase("CONSOLE", "CONSOLE")]
    [TestCase("film.mkv.part", "film.mkv_part", Description = "it would pass for the unfinished film.mkv")]
    [TestCase("X.PART", "X_PART")]
    [TestCase(".part", "_part")]
    public void Name_is_made_safe(string offered, string safe) => Assert.That(SafeFileName.From(offered), Is.EqualTo(safe));

    [Test]
    public void Half_a_character_is_replaced() => Assert.That(SafeFileName.From("a\ud83d" + "b\ude00.txt"), Is.EqualTo("a_b_.txt"));

    [Test]
    public void Long_name_is_cut_between_characters_and_keeps_its_extension()
    {
        var cut = SafeFileName.From(string.Concat(Enumerable.Repeat("\U0001F600", 100)) + ".tar.gz");

        Assert.That(cut, Is.EqualTo(string.Concat(Enumerable.Repeat("\U0001F600", 60)) + ".gz"));
    }

    [Test]
    public void Extension_that_is_none_is_cut_as_well() =>
        Assert.That(SafeFileName.From("a." + new string('b', 300)), Is.EqualTo("a." + new string('b', SafeFileName.MaxBytes - 2)));

    [Test]
    public void Device_that_cutting_brings_to_light_is_no_name() =>
        Assert.That(SafeFileName.From("CON" + new string(' ', 300) + "x.txt"), Is.EqualTo("_CON.txt"));

    [TestCase("name.ext", 0, "name.ext")]
    [TestCase("name.ext", 1, "name (1).ext")]
    [TestCase("name", 12, "name (12)")]
    [TestCase("_bashrc", 1, "_bashrc (1)")]
    public void Number_stands_before_the_extension(string name, int number, string numbered) => Assert.That(SafeFileName.Number(name, number), Is.EqualTo(numbered));

    [Test]
    public void Whatever_is_offered_the_name_is_harmless() => Offered.Sample(offered => IsHarmless(SafeFileName.From(offered)), iter: 20_000);

    [Test]
    public void Safe_name_stays_as_it_is() => Offered.Sample(offered => SafeFileName.From(offered) is var safe && SafeFileName.From(safe) == safe, iter: 20_000);

    private static bool IsHarmless(string name)
    {
        var longest = SafeFileName.Number(name, SafeFileName.LastNumber) + SafeFileName.PartSuffix;
        return name.Length > 0 && name.IndexOfAny(['/', '\\', ':', '\0', '\ufffd']) < 0 && Path.GetFileName(name) == name
            && name.Trim() == name && !name.StartsWith('.') && !name.EndsWith('.') && !name.EndsWith(".part", StringComparison.OrdinalIgnoreCase)
            && Encoding.UTF8.GetByteCount(longest) <= 255
            && name.Split('.')[0].TrimEnd().ToUpperInvariant() is not ("CON" or "PRN" or "AUX" or "NUL" or "COM1" or "LPT\u00b9")
            && name.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
    }
}
