namespace Fsm.Chat.Tests.Support;

/// <summary>Compares long contents. The constraints of NUnit look at each byte as an object, which takes seconds for megabytes.</summary>
internal static class LongBytes
{
    public static void AssertSame(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected) => Assert.That(
        (actual.Length, actual.CommonPrefixLength(expected)), Is.EqualTo((expected.Length, expected.Length)), "how long it is, and how far it is the same");
}
