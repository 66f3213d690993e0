using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>The commands for a store, as an operator types them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StoreCommandTests
{
    [Test]
    public void Store_is_looked_through_copied_and_backed_up_and_what_is_none_is_refused_in_one_line()
    {
        var root = Directory.CreateTempSubdirectory("fsmchat").FullName;
        var (store, copy) = (Path.Combine(root, "store"), Path.Combine(root, "copy"));
        Directory.CreateDirectory(store);
        File.Copy(Repository.PathOf("Fsm.Chat.Tests", "Server", "Keeping", "Versions", "version1.db"), Path.Combine(store, StoreFolder.FileName));

        string[] well = ["accounts: 2, conversations: 2, messages: 3"];
        Assert.That(Run("store", "copy", "--from", store, "--to", copy), Is.EqualTo((0, well, Array.Empty<string>())));
        Assert.That(Run("store", "check", copy), Is.EqualTo((0, well, Array.Empty<string>())));
        Assert.That(Run("backup", Path.Combine(root, "file"), "--store", copy), Is.EqualTo((0, well, Array.Empty<string>())));
        Assert.That(Run("store", "export", "nobody", "--store", copy), Is.EqualTo((2, Array.Empty<string>(), new[] { "nobody: nobody has this name here" })));
        Assert.That(Run("store", "check", root), Is.EqualTo((2, Array.Empty<string>(), new[] { $"{root}: there is no store" })));
        Directory.Delete(root, recursive: true);
    }

    // A program that was copied without what stands beside it.
    [Test]
    [Platform("Linux")]
    public void Without_its_library_the_program_says_where_that_belongs()
    {
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        var program = Path.GetDirectoryName(ChildProcess.PathOf("Fsm.Chat.Server"))!;
        foreach (var file in Directory.GetFiles(program))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, StoreFolder.FileName), "");

        var run = Tool.Run("dotnet", Path.Combine(folder, "Fsm.Chat.Server.dll"), "store", "check", folder, "--lang", "en")!;

        Assert.That((run.ExitCode, run.Output, run.Errors.TrimEnd()), Is.EqualTo(
            (2, "", $"the database library e_sqlite3 cannot be loaded: it belongs into the folder of the program, {folder}/")));
        Directory.Delete(folder, recursive: true);
    }

    private static (int ExitCode, string[] Output, string[] Errors) Run(params string[] arguments)
    {
        var run = Tool.Run("dotnet", [ChildProcess.PathOf("Fsm.Chat.Server"), .. arguments, "--lang", "en"])!;
        return (run.ExitCode, Lines(run.Output), Lines(run.Errors));

        static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
