using System.Diagnostics;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>Files between two clients and through a server as users start them, and every way of losing one of them on the way.</summary>
public sealed class FileTransferTests
{
    private TransferPair _pair = null!;

    [SetUp]
    public void Begin() => _pair = new();

    [TearDown]
    public void End() => _pair.Dispose();

    private ClientProgram Alice => _pair.Alice;

    private ClientProgram Bob => _pair.Bob;

    [Test]
    public void A_file_arrives_whole_while_the_two_chat()
    {
        var path = _pair.MakeFile("film.mkv", 40);
        _pair.Send(path);
        Alice.Type(["chat bob", .. Enumerable.Range(0, 50).Select(i => $"a{i}")]);
        Bob.Type(["chat alice", .. Enumerable.Range(0, 50).Select(i => $"b{i}")]);

        var hash = TransferPair.HashOf(path);
        var completed = _pair.Await("completed");
        Alice.EndInput();
        Assert.That(Alice.WaitForExit(), Is.Zero);

        Assert.That(completed.GetProperty("sha256").GetString(), Is.EqualTo(hash));
        Assert.That(completed.GetProperty("path").GetString(), Is.EqualTo(_pair.Received(path)));
        Assert.That(TransferPair.HashOf(_pair.Received(path)), Is.EqualTo(hash));
        Assert.That(Directory.GetFiles(_pair.Folder), Has.Length.EqualTo(1), "nothing unfinished is left");
        Assert.That(Alice.Output, Has.Exactly(1).Contains("to bob completed"));
        Assert.That(Alice.Output.Count(line => line.EndsWith("[delivered]", StringComparison.Ordinal)), Is.EqualTo(50));
        Assert.That(Alice.Errors.Concat(Bob.Errors), Is.Empty);
    }

    [Test]
    public void A_receiver_killed_in_the_middle_gets_only_the_rest_when_it_is_offered_again([Values] bool resumed)
    {
        var path = _pair.MakeFile("film.mkv", 400);
        _pair.Send(path);
        var there = _pair.FreezeInTheMiddle(path);
        Bob.Kill();
        Alice.WaitFor("to bob failed");
        Assert.That(new FileInfo(_pair.PartOf(path)).Length, Is.GreaterThanOrEqualTo(there));

        _pair.StartBobAgain();
        var accepted = _pair.Send(path, resumed ? "resume 1" : "file");

        Assert.That(TransferPair.Bytes(accepted), Is.GreaterThanOrEqualTo((ulong)there));
        Assert.That(TransferPair.Bytes(_pair.Await("running")), Is.GreaterThanOrEqualTo((ulong)there));
        var completed = _pair.Await("completed");
        Assert.That(completed.GetProperty("sha256").GetString(), Is.EqualTo(TransferPair.HashOf(path)));
        Assert.That(TransferPair.HashOf(_pair.Received(path)), Is.EqualTo(TransferPair.HashOf(path)));
        Alice.WaitFor("to bob completed");
        var crossedAgain = 1 - (double)TransferPair.Bytes(accepted) / new FileInfo(path).Length;
        TestContext.Out.WriteLine($"{crossedAgain:P0} crossed again");
        Assert.That(crossedAgain, Is.LessThan(0.6));
        Assert.That(Directory.GetFiles(_pair.Folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void When_the_sender_is_killed_in_the_middle_the_receiver_says_so_and_keeps_what_came()
    {
        var path = _pair.MakeFile("film.mkv", 400);
        _pair.Send(path);
        var there = _pair.FreezeInTheMiddle(path);
        Alice.Kill();
        Bob.Thaw();

        Assert.That(_pair.Await("failed").GetProperty("reason").GetString(), Is.EqualTo("sender_gone"));
        Assert.That(new FileInfo(_pair.PartOf(path)).Length, Is.GreaterThanOrEqualTo(there));
        Assert.That(File.Exists(_pair.Received(path)), Is.False);
        Bob.Type("users");
        Bob.WaitFor("\"total\":1");
    }

    [Test]
    public void A_cancel_is_seen_by_the_other_side_within_two_seconds([Values] bool bySender)
    {
        var path = _pair.MakeHole("hole.img", 64L << 30);
        _pair.Send(path);
        for (var bytes = 0ul; bytes == 0;)
            bytes = TransferPair.Bytes(_pair.Await("running"));

        var started = Stopwatch.GetTimestamp();
        (bySender ? Alice : Bob).Type("cancel 1");
        if (bySender)
            _pair.Await("cancelled");
        else
            Alice.WaitFor("to bob cancelled");

        var took = Stopwatch.GetElapsedTime(started);
        TestContext.Out.WriteLine($"seen after {took.TotalMilliseconds:0} ms");
        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(() => _pair.Server.Descriptors > 0 && File.Exists(_pair.PartOf(path)), Is.True, "it is kept for another attempt");
    }

    [Test]
    public void A_full_disk_is_told_to_both()
    {
        var small = Path.Combine(_pair.Folder, "small");
        Directory.CreateDirectory(small);
        if (!OperatingSystem.IsLinux() || Tool.Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small) is not { ExitCode: 0 })
            Assert.Ignore("Only root can make a disk that is full.");
        try
        {
            using var carol = ClientProgram.Connected("carol", _pair.Server.Address, "--downloads", small);
            Alice.Type($"file {_pair.MakeFile("film.mkv", 2)} carol");
            carol.WaitFor("alice offers a file");
            carol.Type("accept");
            Alice.WaitFor("to carol failed: ");
            carol.WaitFor("from alice failed: ");
            Assert.That(carol.Output[^1], Does.Contain("disk").IgnoreCase);
            Assert.That(Directory.GetFiles(small), Is.Empty);
        }
        finally
        {
            Tool.Run("umount", small);
        }
    }

    [Test]
    public void A_disk_that_becomes_full_in_the_middle_is_told_to_both()
    {
        var small = Path.Combine(_pair.Folder, "small");
        Directory.CreateDirectory(small);
        if (!OperatingSystem.IsLinux() || Tool.Run("mount", "-t", "tmpfs", "-o", "size=500m", "tmpfs", small) is not { ExitCode: 0 })
            Assert.Ignore("Only root can make a disk that becomes full.");
        try
        {
            using var carol = ClientProgram.Connected("carol", _pair.Server.Address, "--json", "--downloads", small);
            var path = _pair.MakeFile("film.mkv", 400);
            Alice.Type($"file {path} carol");
            carol.WaitFor("\"offer\"");
            carol.Type("accept");
            carol.WaitFor("\"running\"");
            carol.Freeze();
            Fill(Path.Combine(small, "filler"));
            carol.Thaw();
            Alice.WaitFor("to carol failed: ");
            carol.WaitFor("\"disk_full\"");
            Assert.That(File.Exists(Path.Combine(small, "film.mkv")), Is.False);
        }
        finally
        {
            Tool.Run("umount", small);
        }
    }

    [Test]
    public void A_hostile_name_arrives_harmless_in_the_folder_and_on_the_screen()
    {
        const string Name = "../../\u001b]0;owned\u0007/..\\..\\\u001b[2J\u202egpj.\r\nexe\u009b";
        var home = Directory.CreateDirectory(Path.Combine(_pair.Folder, "home")).FullName;
        using var carol = ClientProgram.Connected("carol", _pair.Server.Address, "--downloads", home);
        using var mallory = new RawClient(_pair.Server.Port).Connect("mallory");
        mallory.OfferTo("carol", Name, 4);
        carol.WaitFor("mallory offers a file");
        carol.Type("accept");
        mallory.ExpectAccepted();
        var start = mallory.ExpectStart();
        using var link = new RawClient(_pair.Server.Port).Attach(start.Transfer, start.Token);
        link.Read(FrameAction.Confirmation);
        link.Send(new FileBegin());
        link.Send(new FileData { Bytes = "evil"u8 });
        link.Send(new FileEnd { Length = 4, Hash = System.Security.Cryptography.SHA256.HashData("evil"u8) });
        Assert.That(mallory.ExpectEnded().Status, Is.EqualTo(StatusCode.Ok));
        carol.Type("transfers");
        carol.WaitFor("completed");
        carol.EndInput();
        carol.WaitForExit();

        var stored = Directory.GetFileSystemEntries(_pair.Folder, "*", SearchOption.AllDirectories).Where(entry => entry != home).ToList();
        Assert.That(stored, Has.Count.EqualTo(1), "one file, in the folder");
        Assert.That(Path.GetDirectoryName(stored[0]), Is.EqualTo(home));
        Assert.That(Path.GetFileName(stored[0]).Where(character => char.IsControl(character) || character == '\u202e'), Is.Empty);
        TestContext.Out.WriteLine(Path.GetFileName(stored[0]));
        var printed = string.Concat(carol.Output);
        Assert.That(printed.Where(character => "\u001b\u0007\r\u009b\u202e".Contains(character, StringComparison.Ordinal)), Is.Empty);
    }

    private static void Fill(string path)
    {
        using var filler = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        Assert.That(() =>
        {
            for (var piece = new byte[TransferPair.MiB]; ;)
                filler.Write(piece);
        }, Throws.InstanceOf<IOException>());
    }
}
