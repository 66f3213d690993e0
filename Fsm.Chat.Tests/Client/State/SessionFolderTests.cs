using System.Runtime.Versioning;
using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.CrashFiles;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.State;

/// <summary>What is on the disk after a crash, and who may have it.</summary>
public sealed class SessionFolderTests
{
    private static readonly ServerEndpoint Server = ServerEndpoint.Default;
    private static readonly byte[] Token = [.. Enumerable.Range(1, Welcome.TokenSize).Select(i => (byte)i)];
    private TemporaryFolder _root = null!;

    [SetUp]
    public void Begin() => _root = new();

    [TearDown]
    public void Clean() => _root.Dispose();

    private string File => Path.Combine(_root.Path, "127.0.0.1:7400", "alice");

    [Test]
    public void What_was_flushed_is_there_after_a_crash_and_what_was_not_is_not()
    {
        using (var crashed = new CrashingFolder(_root.Path))
        {
            crashed.Folder.Claim(Server, "alice");
            crashed.Folder.Note(Server, "alice", new SessionBegan(Token));
            crashed.Folder.Note(Server, "alice", new LineQueued(1, "bob", 0, "hello"));
            crashed.Folder.Flush();
            crashed.Folder.Note(Server, "alice", new LineSettled(1));
        }

        using var folder = new CrashFolder(_root.Path);
        var saved = folder.Claim(Server, "alice")!;
        Assert.That(saved.Token, Is.EqualTo(Token));
        Assert.That(saved.Lines.Single().Text, Is.EqualTo("hello"));
    }

    [Test]
    public void A_client_that_ends_in_good_order_with_nothing_left_leaves_no_file()
    {
        using (var folder = new CrashFolder(_root.Path))
        {
            folder.Claim(Server, "alice");
            folder.Note(Server, "alice", new SessionBegan(Token));
            folder.Note(Server, "alice", new SessionEnded());
        }

        Assert.That(System.IO.File.Exists(File), Is.False);
    }

    [Test]
    public void A_file_belongs_to_one_client()
    {
        using var first = new CrashFolder(_root.Path);
        using var second = new CrashFolder(_root.Path);
        Assert.That(first.Claim(Server, "alice"), Is.Not.Null);
        Assert.That(second.Claim(Server, "alice"), Is.Null);
        Assert.That(second.Claim(Server, "bob"), Is.Not.Null);
        Assert.That((first.IsRefused(Server, "alice"), second.IsRefused(Server, "alice"), second.IsRefused(Server, "bob")), Is.EqualTo((false, true, false)));
        second.Note(Server, "alice", new SessionBegan(Token)); // goes nowhere
        second.Flush();
        Assert.That(new FileInfo(File).Length, Is.Zero);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win")]
    public void Nobody_else_may_read_it()
    {
        using var folder = new CrashFolder(_root.Path);
        folder.Claim(Server, "alice");
        Assert.That(System.IO.File.GetUnixFileMode(File), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win")]
    public void Nobody_else_may_look_into_its_folders_whatever_their_mode_was()
    {
        const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var root = Path.Combine(_root.Path, "state", "fsmchat");
        Directory.CreateDirectory(root, (UnixFileMode)511);
        System.IO.File.SetUnixFileMode(root, (UnixFileMode)511);
        using var folder = new CrashFolder(root);
        folder.Claim(Server, "alice");
        Assert.That((System.IO.File.GetUnixFileMode(root), System.IO.File.GetUnixFileMode(Path.Combine(root, "127.0.0.1:7400"))), Is.EqualTo((OwnersAlone, OwnersAlone)));
    }

    [Test]
    [Platform("Linux")]
    public void What_a_full_disk_refuses_is_known_and_nothing_that_is_no_longer_so_stays_on_it()
    {
        using var disk = new SmallDisk(Path.Combine(_root.Path, "disk"));
        using (var folder = new CrashFolder(disk.Folder))
        {
            folder.Claim(Server, "alice");
            folder.Note(Server, "alice", new SessionBegan(Token));
            folder.Note(Server, "alice", new LineQueued(1, "bob", 0, "hello"));
            folder.Flush();
            disk.FillUpTo(4096);
            folder.Note(Server, "alice", new LineQueued(2, "bob", 0, new string('x', 20_000)));
            folder.Flush();
            Assert.That((folder.IsRefused(Server, "alice"), new FileInfo(Path.Combine(disk.Folder, "127.0.0.1:7400", "alice")).Length), Is.EqualTo((true, 0L)));

            folder.Note(Server, "alice", new LineSettled(2)); // what is left fits again
            folder.Flush();
            Assert.That(folder.IsRefused(Server, "alice"), Is.False);
            folder.Note(Server, "alice", new LineQueued(3, "bob", 0, new string('x', 20_000)));
            folder.Flush();
        }

        Assert.That(System.IO.File.Exists(Path.Combine(disk.Folder, "127.0.0.1:7400", "alice")), Is.False);
    }

    [TestCase("{\"note\":\"handl")]
    [TestCase("no json at all\n")]
    [TestCase("{\"note\":\"from a later version\"}\n")]
    [TestCase("{\"Token\":\"AA==\"}\n")]
    [TestCase("{\"note\":\"session\",\"Token\":\"AA==\"}\n")]
    [TestCase("{\"note\":\"session\"}\n")]
    [TestCase("{\"note\":\"queued\",\"Number\":1,\"To\":null,\"Port\":0,\"Text\":\"x\"}\n")]
    [TestCase("{\"note\":\"queued\",\"Number\":1,\"To\":\"no name\",\"Port\":0,\"Text\":\"x\"}\n")]
    [TestCase("{\"note\":\"place\",\"Mode\":0}\n")]
    [TestCase("{\"note\":\"queued\",\"Number\":1,\"To\":\"bob\",\"Port\":0,\"Text\":\"\\ud800\"}\n")]
    [TestCase("null\n")]
    public void A_torn_or_strange_end_is_as_if_it_was_not_there(string end)
    {
        using (var crashed = new CrashingFolder(_root.Path))
        {
            crashed.Folder.Claim(Server, "alice");
            crashed.Folder.Note(Server, "alice", new SessionBegan(Token));
            crashed.Folder.Flush();
        }

        System.IO.File.AppendAllText(File, end);
        using var folder = new CrashFolder(_root.Path);
        var saved = folder.Claim(Server, "alice")!;
        Assert.That(saved.Token, Is.EqualTo(Token));
        Assert.That(saved.Lines, Is.Empty);
    }

    [Test]
    public void A_long_life_does_not_make_a_long_file()
    {
        using var folder = new CrashFolder(_root.Path);
        folder.Claim(Server, "alice");
        folder.Note(Server, "alice", new SessionBegan(Token));
        for (var i = 1; i <= 20_000; i++)
        {
            folder.Note(Server, "alice", new FramesHandled((ulong)i));
            folder.Flush();
        }

        Assert.That(new FileInfo(File).Length, Is.LessThan(300_000));
    }

    [Test]
    public void A_disk_that_refuses_ends_the_keeping_and_nothing_else()
    {
        System.IO.File.WriteAllText(Path.Combine(_root.Path, "127.0.0.1:7400"), "a file where the folder should be");
        using var folder = new CrashFolder(_root.Path);
        Assert.That(folder.Claim(Server, "alice"), Is.Null);
        Assert.That(() => folder.Note(Server, "alice", new SessionBegan(Token)), Throws.Nothing);
    }

    /// <summary>A client that is killed: its file is closed by the system, and nothing more is written.</summary>
    private sealed class CrashingFolder(string root) : IDisposable
    {
        private readonly string _copy = root + ".crashed";

        public CrashFolder Folder { get; } = new(root);

        public void Dispose()
        {
            // What is on the disk now is what a crash leaves.
            Directory.CreateDirectory(_copy);
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(_copy, Path.GetRelativePath(root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                System.IO.File.WriteAllBytes(target, Read(file));
            }

            Folder.Dispose();
            Directory.Delete(root, recursive: true);
            Directory.Move(_copy, root);
        }

        private static byte[] Read(string path)
        {
            // The lock is advisory: whoever does not ask for it may read.
            using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cat", path) { RedirectStandardOutput = true })!;
            using var memory = new MemoryStream();
            shell.StandardOutput.BaseStream.CopyTo(memory);
            return memory.ToArray();
        }
    }
}
