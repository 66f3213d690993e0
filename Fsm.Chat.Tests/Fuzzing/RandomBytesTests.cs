using CsCheck;
using Fsm.Chat.Benchmarks.Fuzzing;

namespace Fsm.Chat.Tests.Fuzzing;

/// <summary>Any bytes at all: nothing throws, nothing is read that is not there, and no more memory is taken than came.</summary>
public sealed class RandomBytesTests
{
    private static readonly byte[][] AllSeeds = [.. Seeds.All.Select(seed => seed.Bytes)];

    // Seeds one after the other, with bytes changed, cut out and put in: most still begin as frames do.
    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, AllSeeds.Length - 1].Select(i => AllSeeds[i]).Array[1, 4], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Byte).Array[0, 4], Mutate);

    [Test]
    public void Random_bytes_are_no_bug() => Gen.Byte.Array[0, 300].Sample(bytes => FrameTarget.Run(bytes) >= 0, iter: 20_000);

    [Test]
    public void Mutated_messages_are_no_bug() => Mutated.Sample(bytes => FrameTarget.Run(bytes) >= 0, iter: 50_000);

    // The longest lists have an object an entry; that is the most that a byte can grow to.
    [Test]
    public void No_more_memory_is_taken_than_a_multiple_of_what_came() => Mutated.Sample(bytes =>
    {
        FrameTarget.Run(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        FrameTarget.Run(bytes);
        return GC.GetAllocatedBytesForCurrentThread() - before <= 8192 + (200 * bytes.Length);
    }, iter: 20_000);

    // At every boundary, not at one that was drawn.
    [Test]
    public void Every_cut_gives_the_same_frames([ValueSource(nameof(SeedNames))] string name)
    {
        var bytes = Seeds.All.First(seed => seed.Name == name).Bytes;
        byte[] twice = [.. bytes, .. bytes];
        var whole = Say(Frames.ReadAll(new(twice)));

        for (var at = 0; at <= twice.Length; at++)
            Assert.That(Say(Frames.ReadAll(Segments.CutAt(twice, at))), Is.EqualTo(whole), $"cut at {at}");
        Assert.That(Say(Frames.ReadAll(Segments.OneByOne(twice))), Is.EqualTo(whole), "byte by byte");
    }

    private static IEnumerable<string> SeedNames() => Seeds.All.Select(seed => seed.Name);

    private static string Say((List<(FrameHeader Header, byte[] Body)> Frames, FrameReadStatus End, long Left) read) =>
        $"{string.Join('|', read.Frames.Select(frame => $"{frame.Header} {Convert.ToHexString(frame.Body)}"))} {read.End} {read.Left}";

    private static byte[] Mutate(byte[][] seeds, (int Kind, int At, byte Value)[] changes)
    {
        List<byte> bytes = [.. seeds.SelectMany(seed => seed)];
        foreach (var (kind, where, value) in changes)
        {
            var at = where % bytes.Count;
            if (kind == 0 && bytes.Count > 1)
                bytes.RemoveRange(at, Math.Min(value % 8, bytes.Count - at - 1));
            else if (kind == 1)
                bytes.InsertRange(at, Enumerable.Repeat(value, value % 8));
            else
                bytes[at] = kind == 2 ? value : (byte)(bytes[at] ^ (1 << (value % 8)));
        }

        return [.. bytes];
    }
}
