using System.Text;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>Whatever bytes come, Ctrl-C works at once, and after a moment of quiet the next typed line arrives whole.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RandomBytesTests
{
    private static readonly TimeSpan Quiet = KeyboardRules.PasteWait + KeyboardRules.CharacterWait;

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
            var bytes = AnyBytes.Of(random);
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
            byte[] bytes = [.. AnyBytes.Of(random).Select(one => one is < 0x20 or 0x7F ? (byte)0xE2 : one), (byte)'.'];
            var split = random.Next(bytes.Length);
            world.Read(bytes[..split], bytes[split..]);
            Assert.That(world.Take(), Is.EqualTo([$"\"{Encoding.UTF8.GetString(bytes)}\""]), $"{Convert.ToHexString(bytes)} at {split}");
        }
    }
}
