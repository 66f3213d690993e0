using static Fsm.Chat.Tests.Architecture.CompiledNames;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>What the core may name: no sockets, files, threads, clocks and random numbers.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CoreArchitectureTests
{
    [TestCase("System.Net", TestName = "The core knows no sockets and no addresses of the library's")]
    [TestCase("System.Threading", TestName = "The core knows no threads, locks and tasks")]
    [TestCase("System.IO", TestName = "The core knows no files and no streams")]
    [TestCase("System.Timers", TestName = "The core knows no timers")]
    [TestCase("System.Diagnostics", TestName = "The core knows no stopwatch and no process")]
    [TestCase("System.Random", TestName = "The core draws no random numbers")]
    [TestCase("System.Security", TestName = "The core makes no tokens")]
    [TestCase("System.TimeProvider", TestName = "The core knows no clock")]
    [TestCase("System.Console", TestName = "The core knows no console")]
    [TestCase("System.DateTime", TestName = "The core knows no date")]
    [TestCase("System.DateTimeOffset", TestName = "The core knows no date with an offset")]
    [TestCase("Serilog", TestName = "The core does not log")]
    [TestCase("Microsoft", TestName = "The core knows no host")]
    public void Core_does_not_name(string part)
    {
        // Compilers mark their own code with attributes; those do nothing.
        string[] marks = ["Attribute", ".Debugg"];
        var named = TypesIn(ProtocolAssembly).Where(type => Belongs(type, part) && !marks.Any(mark => type.Contains(mark, StringComparison.Ordinal)));

        Assert.That(named, Is.Empty);
    }

    [Test]
    public void Core_asks_neither_the_environment_nor_a_clock()
    {
        // An iterator asks for the thread it runs on: that is the compiler's doing.
        var members = MembersIn(ProtocolAssembly).Where(member => Belongs(member, "System.Environment") && member != "System.Environment.get_CurrentManagedThreadId"
            || member.EndsWith(".get_Now", StringComparison.Ordinal) || member.EndsWith(".get_UtcNow", StringComparison.Ordinal)
            || member.EndsWith(".GetTimestamp", StringComparison.Ordinal) || member == "System.Guid.NewGuid");

        Assert.That(members, Is.Empty);
    }

    [Test]
    public void Core_needs_Stateless_and_the_runtime_only() =>
        Assert.That(AssembliesIn(ProtocolAssembly).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)), Is.EqualTo(["Stateless"]));

    [Test]
    public void Namespaces_of_the_core_are_its_folders()
    {
        string[] folders = ["Framing", "Messages", "Machines", "Flow", "Diagrams", "Texts", "Codes"];
        var namespaces = typeof(FrameHeader).Assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct();

        Assert.That(namespaces.Where(name => name != ProtocolAssembly && !folders.Any(folder => Belongs(name, $"{ProtocolAssembly}.{folder}"))), Is.Empty);
    }
}
