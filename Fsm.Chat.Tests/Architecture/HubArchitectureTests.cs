using System.Reflection;
using static Fsm.Chat.Tests.Architecture.CompiledNames;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>What the hub may name: questions and answers, no frames; ports, nothing that lies behind them.</summary>
public sealed class HubArchitectureTests
{
    private static readonly Assembly Server = typeof(ChatHub).Assembly;

    [Test]
    public void Hub_knows_no_frames() =>
        Assert.That(NamedByHub(type => Belongs(type.FullName!, $"{ProtocolAssembly}.Framing") || typeof(IMessage).IsAssignableFrom(type) || type == typeof(FrameGate)), Is.Empty);

    [TestCase("System.Net", TestName = "The hub knows no sockets")]
    [TestCase("System.IO", TestName = "The hub knows no files and no streams")]
    [TestCase("System.Random", TestName = "The hub draws no random numbers")]
    [TestCase("System.Security.Cryptography.RandomNumberGenerator", TestName = "The hub makes no tokens")]
    [TestCase("System.Guid", TestName = "The hub makes no identifiers")]
    [TestCase("System.DateTime", TestName = "The hub knows no date")]
    [TestCase("System.DateTimeOffset", TestName = "The hub knows no date with an offset")]
    [TestCase("System.Diagnostics", TestName = "The hub knows no stopwatch and no process")]
    [TestCase("System.Console", TestName = "The hub knows no console")]
    [TestCase("System.Threading.Tasks.Task.Delay", TestName = "The hub does not wait")]
    [TestCase("Serilog", TestName = "The hub does not log by Serilog")]
    [TestCase("Microsoft", TestName = "The hub knows no host")]
    public void Hub_does_not_name(string part) => Assert.That(NamedByHub(type => Belongs(type.FullName ?? "", part)), Is.Empty);

    [Test]
    public void Folders_of_the_server_make_no_cycle() => Assert.That(Folders.CyclesIn(Server, Folders.Of(ServerAssembly)), Is.Empty);

    // If names were not found at all, every test above would pass.
    [Test]
    public void Names_are_found() => Assert.That(NamedByHub(type => type == typeof(TimeProvider) || type == typeof(StatusCode)).Distinct().Count(), Is.GreaterThan(1));

    private static IEnumerable<string> NamedByHub(Func<Type, bool> isMeant) =>
        from use in TypeUses.OfAll(Server)
        where use.User.Namespace is { } name && Belongs(name, $"{ServerAssembly}.Hub") && isMeant(use.Used)
        select $"{use.User} -> {use.Used}";
}
