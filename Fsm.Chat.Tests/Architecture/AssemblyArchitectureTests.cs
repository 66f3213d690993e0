using System.Reflection;
using static Fsm.Chat.Tests.Architecture.CompiledNames;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>Which assembly may name which.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AssemblyArchitectureTests
{
    [TestCase(ProtocolAssembly, new string[0])]
    [TestCase(ServerAssembly, new[] { ProtocolAssembly })]
    [TestCase(ClientAssembly, new[] { ProtocolAssembly })]
    public void Assembly_knows_no_other_of_ours_than_it_may(string assembly, string[] allowed) =>
        Assert.That(AssembliesIn(assembly).Where(name => name.StartsWith("Fsm.Chat.", StringComparison.Ordinal)), Is.SubsetOf(allowed));

    [TestCase(ProtocolAssembly)]
    [TestCase(ServerAssembly)]
    [TestCase(ClientAssembly)]
    public void Assembly_may_be_compiled_ahead_of_time(string assembly)
    {
        // What the build writes when its analyzers have looked for reflection, and found none that is not explained.
        var said = Assembly.Load(assembly).GetCustomAttributes<AssemblyMetadataAttribute>().Select(metadata => (metadata.Key, metadata.Value));

        Assert.That(said, Has.Member(("IsAotCompatible", "True")).And.Member(("IsTrimmable", "True")));
    }

    // If names were not found at all, every test on names would pass.
    [Test]
    public void Names_are_found()
    {
        Assert.That(TypesIn(ProtocolAssembly), Has.Member("Stateless.StateMachine`2").And.Member("System.TimeSpan"));
        Assert.That(MembersIn(ProtocolAssembly), Has.Some.StartsWith("System.Buffers.ArrayPool"));
        Assert.That(TypesIn("Fsm.Chat.Tests"), Has.Some.StartsWith("System.IO."));
    }
}
