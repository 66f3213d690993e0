using System.Text;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>Whatever bytes come, Ctrl-C works at once, and after a moment of quiet the next typed line arrives whole.</summary>
public sealed class RandomBytesTests
{
    private const int Longest = 24;
    private static readonly TimeSpan Quiet = KeyboardRules.PasteWait + KeyboardRules.SequenceWait;

    // What sequences are made of comes more often than other bytes.
    private static readonly byte[] Likely = [.. "\e\e\e[[O]P^_?<;:0123456789~$@^ABMRuRac\\\a\r\u0018"u8, 0xC3, 0xB1, 0xE2, 0x82, 0xF0, 0x9F, 0x80, 0xFF];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void A_line_behind_any_bytes_arrives_whole(int seed)
    {
        const int Sequences = 25_000;
        var random = new Random(seed);
        var world = new KeyboardWorld();
        for (var i = 0; i < Sequences; i++)
        {
            var bytes = Bytes(random);
            var split = random.Next(bytes.Length + 1);
            world.Read(bytes[..split], bytes[split..], [0x03]);
            Assert.That(world.Words.Last(), Is.EqualTo("Ctrl+\"c\""), Convert.ToHexString(bytes));
            world.Wait(Quiet);
            world.Take();
            world.Read("ñ\r");
            Assert.That(world.Take(), Is.EqualTo(["\"ñ\"", "Enter"]), Convert.ToHexString(bytes));
        }

        Assert.That(world.Reader.InternalErrors, Is.Zero);
    }

    [Test]
    public void Text_that_is_no_UTF8_is_read_as_the_library_reads_it_however_it_is_split()
    {
        var random = new Random(5);
        var world = new KeyboardWorld();
        for (var i = 0; i < 20_000; i++)
        {
            byte[] bytes = [.. Bytes(random).Select(one => one is < 0x20 or 0x7F ? (byte)0xE2 : one), (byte)'.'];
            var split = random.Next(bytes.Length);
            world.Read(bytes[..split], bytes[split..]);
            Assert.That(world.Take(), Is.EqualTo([$"\"{Encoding.UTF8.GetString(bytes)}\""]), $"{Convert.ToHexString(bytes)} at {split}");
        }
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, Longest)];
        random.NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (random.Next(4) > 0)
                bytes[i] = Likely[random.Next(Likely.Length)];
        }

        if (random.Next(20) == 0)
            "\e[200~"u8.CopyTo(bytes.Length >= 6 ? bytes : bytes = new byte[6]);
        return bytes;
    }
}
