using System.Reflection;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>No folder uses itself by way of another.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FolderArchitectureTests
{
    [TestCase(CompiledNames.ProtocolAssembly)]
    [TestCase(CompiledNames.ServerAssembly)]
    [TestCase(CompiledNames.ClientAssembly)]
    public void Folders_of_a_project_make_no_cycle(string project) =>
        Assert.That(Folders.CyclesIn(Assembly.Load(project), Folders.Of(project)), Is.Empty);

    [TestCase(CompiledNames.ProtocolAssembly)]
    [TestCase(CompiledNames.ServerAssembly)]
    [TestCase(CompiledNames.ClientAssembly)]
    public void Folders_within_folders_make_no_cycle(string project) =>
        Assert.That(Folders.CyclesIn(Assembly.Load(project), Folders.Below(project)), Is.Empty);

    // If uses were not found at all, every test on folders would pass.
    [Test]
    public void Uses_are_found_in_members_and_in_code() =>
        Assert.That(TypeUses.In(typeof(UsesExample).Assembly)[typeof(UsesExample)], Is.EquivalentTo([typeof(Cycles), typeof(CodeReader), typeof(FolderArchitectureTests)]));

    [Test]
    public void Cycles_are_found()
    {
        (string, string)[] uses = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("e", "f"), ("f", "g"), ("g", "e"), ("d", "d")];

        Assert.That(Cycles.In(uses), Is.EqualTo([["b", "c"], new[] { "e", "f", "g" }]));
    }
}

/// <summary>Uses others as a member, in code, and in code that the compiler moves elsewhere.</summary>
internal sealed class UsesExample
{
    private readonly List<FolderArchitectureTests[]> _own = [];

    public int Use(int number) => new Func<int>(() => new StringBuilder(nameof(Folders)).Append(number).Append(_own.Count).Append(typeof(CodeReader)).Length)() + Cycles.In([]).Count;
}
