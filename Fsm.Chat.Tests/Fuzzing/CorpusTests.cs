using Fsm.Chat.Benchmarks.Fuzzing;

namespace Fsm.Chat.Tests.Fuzzing;

/// <summary>What the fuzzer begins with, and what it has found, is replayed with every run of the tests.</summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Repository.PathOf("Fsm.Chat.Tests", "Fuzzing", "Corpus");

    private static IEnumerable<string> Files() => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order();

    [TestCaseSource(nameof(Files))]
    public void Nothing_in_the_corpus_is_a_bug(string file) =>
        Assert.That(() => FrameTarget.Run(File.ReadAllBytes(Path.Combine(Folder, file))), Throws.Nothing);

    // A message that is added or changed changes its seed: FSMCHAT_ACCEPT=1 writes them anew.
    [Test]
    public void Every_message_has_its_seed()
    {
        foreach (var (name, bytes) in Seeds.All)
        {
            var file = Path.Combine(Folder, $"{name}.bin");
            if (Repository.Accepts)
                File.WriteAllBytes(file, bytes);
            Assert.That(File.Exists(file) ? File.ReadAllBytes(file) : [], Is.EqualTo(bytes), name);
        }
    }

    [Test]
    public void Seeds_are_read_as_frames() => Assert.That(
        Seeds.All.Where(seed => !seed.Name.StartsWith("wrong-", StringComparison.Ordinal)).Select(seed => FrameTarget.Run(seed.Bytes)), Has.All.Positive);
}
