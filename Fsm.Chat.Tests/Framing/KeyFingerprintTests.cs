using System.Security.Cryptography;

namespace Fsm.Chat.Tests.Framing;

public sealed class KeyFingerprintTests
{
    [Test]
    public void Fingerprint_keeps_its_bytes_and_shows_all_of_them()
    {
        var bytes = RandomNumberGenerator.GetBytes(KeyFingerprint.Size);
        var fingerprint = KeyFingerprint.FromBytes(bytes);
        var written = new byte[KeyFingerprint.Size];
        fingerprint.WriteTo(written);

        Assert.That(written, Is.EqualTo(bytes));
        Assert.That(fingerprint.ToString().Replace(":", "", StringComparison.Ordinal), Is.EqualTo(Convert.ToHexStringLower(bytes)).And.Length.EqualTo(64));
        Assert.That(fingerprint.ToString()[4], Is.EqualTo(':'));
    }

    [Test]
    public void Fingerprints_are_equal_when_all_their_bytes_are([Range(0, KeyFingerprint.Size - 1)] int place)
    {
        var bytes = RandomNumberGenerator.GetBytes(KeyFingerprint.Size);
        var (first, same) = (KeyFingerprint.FromBytes(bytes), KeyFingerprint.FromBytes(bytes));
        bytes[place]++;

        Assert.That(same, Is.EqualTo(first));
        Assert.That(KeyFingerprint.FromBytes(bytes), Is.Not.EqualTo(first));
    }

    [TestCase(31)]
    [TestCase(33)]
    public void Another_length_is_no_fingerprint(int length) => Assert.That(() => KeyFingerprint.FromBytes(new byte[length]), Throws.ArgumentException);
}
