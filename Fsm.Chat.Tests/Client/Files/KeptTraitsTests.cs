using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>What a received file keeps of what the sender's was.</summary>
[Platform(Exclude = "Win")]
internal sealed class KeptTraitsTests : IDisposable
{
    private const ulong Then = 1_600_000_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("600", "600", "600")]
    [TestCase("640", "640", "640")]
    [TestCase("444", "444", "444")]
    [TestCase("755", "644", "755")]
    [TestCase("500", "400", "500")]
    [TestCase("000", "666", "666", Description = "not told")]
    [TestCase("060", "460", "460", Description = "whoever has it can read it")]
    public void Nobody_may_do_more_with_it_than_with_the_sender_s(string told, string usually, string wished)
    {
        if (OperatingSystem.IsWindows())
            return;
        var traits = new FileTraits(Convert.ToUInt16(told, 8), Then);
        // A file that is made here has what the umask leaves.
        var open = File.GetUnixFileMode(_folder.Write("usual", []));
        Assert.That(Mode(Receive(traits, isWished: false)), Is.EqualTo(Octal(usually) & open));
        Assert.That(Mode(Receive(traits, isWished: true)), Is.EqualTo(Octal(wished) & (open | Executable(open))));
    }

    [Test]
    public void Its_time_is_kept_if_that_is_wished()
    {
        var then = DateTimeOffset.FromUnixTimeSeconds((long)Then).UtcDateTime;
        Assert.That(File.GetLastWriteTimeUtc(Receive(new(0, Then), isWished: true)), Is.EqualTo(then));
        Assert.That(File.GetLastWriteTimeUtc(Receive(new(0, Then), isWished: false)), Is.GreaterThan(then));
        Assert.That(File.GetLastWriteTimeUtc(Receive(new(0, ulong.MaxValue), isWished: true)), Is.GreaterThan(then), "that is no time");
    }

    [Test]
    public void While_it_arrives_nobody_else_may_read_what_they_may_not_at_the_sender()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var part = new DownloadFolder(_folder.At("in")).Open("a", new(Convert.ToUInt16("400", 8), 0));
        Assert.That(Mode(part.Path), Is.EqualTo(Octal("600")));
    }

    [Test]
    public void What_is_told_is_what_the_system_says()
    {
        var path = _folder.Write("a", new byte[1]);
        File.SetLastWriteTimeUtc(path, DateTimeOffset.FromUnixTimeSeconds((long)Then).UtcDateTime);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Octal("750"));
        Assert.That(FileExaminer.Examine(path).Traits, Is.EqualTo(new FileTraits(Convert.ToUInt16("750", 8), Then)));
    }

    private string Receive(FileTraits traits, bool isWished)
    {
        var folder = new DownloadFolder(_folder.At(Path.GetRandomFileName()), isWished);
        using var part = folder.Open("a", traits);
        part.Write([1]);
        return folder.Store(part);
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? 0 : File.GetUnixFileMode(path);

    private static UnixFileMode Octal(string mode) => (UnixFileMode)Convert.ToInt32(mode, 8);

    private static UnixFileMode Executable(UnixFileMode readable) => (UnixFileMode)((int)readable >> 2 & 0b001001001);
}
