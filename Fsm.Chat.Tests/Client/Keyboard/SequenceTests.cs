namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>Every sequence of the reviewed table, in whatever pieces it comes: the key it is, or nothing, and what is typed behind it arrives whole.</summary>
public sealed class SequenceTests
{
    private const string Line = "hola ñandú 日本 😀";

    private static readonly byte[] Typed = System.Text.Encoding.UTF8.GetBytes($"{Line}\r");

    [Test]
    public void Table_is_as_long_as_it_should_be() => Assert.That(KnownSequence.All, Has.Count.AtLeast(400));

    [Test]
    public void Sequence_is_its_key_in_whatever_two_parts_it_comes() => Compare(sequence => sequence.Splits.Select(split => new[] { split.First, split.Second, Typed }));

    [Test]
    public void Sequence_is_its_key_together_with_what_is_typed_behind_it() =>
        Compare(sequence => sequence.Splits.Select(split => new[] { split.First, [.. split.Second, .. Typed] }));

    [Test]
    public void Sequence_is_its_key_byte_by_byte() => Compare(sequence => [[.. sequence.Bytes.Select(one => new[] { one }), .. Typed.Select(one => new[] { one })]]);

    // One after the other, so that what one leaves behind would be seen in the next.
    private static void Compare(Func<KnownSequence, IEnumerable<byte[][]>> ways)
    {
        var world = new KeyboardWorld();
        var wrong = new List<string>();
        foreach (var sequence in KnownSequence.All)
        {
            foreach (var reads in ways(sequence))
            {
                world.Read(reads);
                string[] expected = [.. Expected(sequence.Key), "Enter"];
                if (world.Take() is var pressed && !pressed.SequenceEqual(expected))
                    wrong.Add($"{sequence}: {string.Join(" | ", pressed)} and not {string.Join(" | ", expected)}, when it comes as {string.Join(" + ", reads.Select(Convert.ToHexString))}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(world.Reader.InternalErrors, Is.Zero);
    }

    // A key that writes is typed text like what follows it.
    private static string[] Expected(string key) => key switch
    {
        KnownSequence.Ignored => [$"\"{Line}\""],
        ['"', .. var text, '"'] => [$"\"{text}{Line}\""],
        _ => [key, $"\"{Line}\""],
    };
}
