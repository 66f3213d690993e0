using Fsm.Chat.Client.Trust;
using static Fsm.Chat.Client.Trust.TrustVerdict;

namespace Fsm.Chat.Tests.Client.Trust;

internal sealed class TrustDecisionsTests
{
    private static readonly Fingerprint One = Fingerprint.Parse(new string('1', 64))!.Value;
    private static readonly Fingerprint Two = Fingerprint.Parse(new string('2', 64))!.Value;

    private static readonly (Fingerprint? Expected, Fingerprint? Known, TrustVerdict Verdict)[] WhenOneIsShown =
    [
        (null, null, New),
        (null, One, Trusted),
        (null, Two, Changed),
        (One, null, Accepted),
        (One, One, Trusted),
        (One, Two, Accepted),
        (Two, null, NotExpected),
        (Two, One, NotExpected),
        (Two, Two, NotExpected),
    ];

    [Test]
    public void Without_authorities_what_was_said_counts_first_then_what_was_shown_before([Values] bool certified)
    {
        foreach (var (expected, known, verdict) in WhenOneIsShown)
            Assert.That(TrustDecisions.Decide(new(One, expected, known, AsksAuthorities: false, certified)), Is.EqualTo(verdict));
    }

    [Test]
    public void Where_authorities_are_asked_they_alone_count()
    {
        foreach (var (expected, known, _) in WhenOneIsShown)
        {
            Assert.That(TrustDecisions.Decide(new(One, expected, known, AsksAuthorities: true, IsCertified: true)), Is.EqualTo(Trusted));
            Assert.That(TrustDecisions.Decide(new(One, expected, known, AsksAuthorities: true, IsCertified: false)), Is.EqualTo(NotCertified));
        }
    }

    [TestCase(NotCertified, false, false)]
    [TestCase(NotExpected, false, false)]
    [TestCase(Changed, false, false)]
    [TestCase(Trusted, true, false)]
    [TestCase(New, true, true)]
    [TestCase(Accepted, true, true)]
    public void A_verdict_says_whether_anything_is_sent_and_whether_it_is_remembered(TrustVerdict verdict, bool trusted, bool remembered) =>
        Assert.That((verdict.IsTrusted(), verdict.IsRemembered()), Is.EqualTo((trusted, remembered)));

    [TestCase("AB:CD", null)]
    [TestCase("", null)]
    [TestCase("x111111111111111111111111111111111111111111111111111111111111111", null)]
    [TestCase("ABCDEF1111111111111111111111111111111111111111111111111111111111", "abcd:ef11:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111")]
    [TestCase("AB:CD:EF:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11", "abcd:ef11:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111:1111")]
    public void A_fingerprint_is_read_as_other_programs_write_it(string text, string? shown) => Assert.That(Fingerprint.Parse(text)?.ToString(), Is.EqualTo(shown));
}
