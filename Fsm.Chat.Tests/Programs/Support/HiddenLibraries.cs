namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Hides libraries of the system from a program: files that are none are found before them.</summary>
internal sealed class HiddenLibraries : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fsmchat").FullName;

    public HiddenLibraries(IEnumerable<string> names)
    {
        foreach (var name in names)
            File.WriteAllText(Path.Combine(_folder, name), "");
    }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = _folder, ["LC_ALL"] = "C.UTF-8" };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
