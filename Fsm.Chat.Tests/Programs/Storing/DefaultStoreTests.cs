using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.Storing;

/// <summary>What a server keeps that nobody has told anything about it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DefaultStoreTests
{
    private static readonly Dictionary<string, string> English = new() { ["LC_ALL"] = "C" };

    [Test]
    public void Without_an_option_it_keeps_in_its_data_folder_and_nobody_else_can_meanwhile()
    {
        using var folder = new DataFolder();
        using var server = new ServerProgram(English, "--data", folder.Path);
        Assert.That(server.Port, Is.Positive);
        Assert.That(File.Exists(Path.Combine(folder.Path, "store", "fsmchat.db")), Is.True);

        using var second = new ServerProgram(English, "--data", folder.Path);

        Assert.That(second.WaitForExit(), Is.EqualTo(2));
        Assert.That(second.Errors, Is.EqualTo([$"{Path.Combine(folder.Path, "store")}: another server uses this store -- another folder: --data FOLDER; nothing kept: --store none"]));
        using var other = new ServerProgram(English, "--data", folder.Path, "--store", "none");
        Assert.That(other.Port, Is.Positive);
    }

    [Test]
    public void Where_it_cannot_keep_it_does_not_start()
    {
        using var folder = new DataFolder();
        File.WriteAllText(Path.Combine(folder.Path, "store"), "in the way");

        using var server = new ServerProgram(English, "--data", folder.Path);

        Assert.That(server.WaitForExit(), Is.EqualTo(2));
        Assert.That(server.Errors, Has.Count.EqualTo(1).And.All.StartsWith(Path.Combine(folder.Path, "store")).And.All.EndsWith("--store none"));
    }

    [Test]
    [Platform("Linux")]
    public void Who_wants_nothing_kept_has_no_file_and_no_thread_of_it()
    {
        using var folder = new DataFolder();
        using var keeping = new ServerProgram(English, "--data", folder.Path);
        using var nothing = new ServerProgram("--data", Path.Combine(folder.Path, "none"), "--store", "none");
        Assert.That((keeping.Port, nothing.Port), Is.Not.EqualTo((0, 0)));

        Assert.That((Threads(keeping), Threads(nothing)), Is.EqualTo((1, 0)));
        Assert.That(Directory.Exists(Path.Combine(folder.Path, "none", "store")), Is.False);
        Assert.That(File.ReadAllText($"/proc/{nothing.Id}/maps"), Does.Not.Contain("sqlite"));
    }

    private static int Threads(ServerProgram server) =>
        Directory.GetDirectories($"/proc/{server.Id}/task").Count(task => File.ReadAllText(Path.Combine(task, "comm")).Trim() == "store");

    private sealed class DataFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fsmchat").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
