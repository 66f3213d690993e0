using System.Reflection;
using static Fsm.Chat.Tests.Architecture.CompiledNames;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>What the hub may name: questions and answers, no frames; ports, nothing that lies behind them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HubArchitectureTests
{
    private const string Hub = $"{ServerAssembly}.Hub";

    private static readonly Assembly Server = typeof(ChatHub).Assembly;

    // From the ground up, as docs/architecture.md names them.
    private static readonly string[] Floors = [$"{Hub}.Subjects", $"{Hub}.Books", $"{Hub}.Events", $"{Hub}.Performing", $"{Hub}.Doors", Hub];

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
    [TestCase("System.Threading.ITimer", TestName = "The hub has no timer of the provider's")]
    [TestCase("System.Threading.Timer", TestName = "The hub has no timer")]
    [TestCase("System.Timers", TestName = "The hub has no timer of the old kind")]
    [TestCase("System.Threading.Thread", TestName = "The hub has no thread")]
    [TestCase("Serilog", TestName = "The hub does not log by Serilog")]
    [TestCase($"{ServerAssembly}.Keeping.Sqlite", TestName = "The hub knows no store behind its port")]
    [TestCase("Microsoft", TestName = "The hub knows no host")]
    public void Hub_does_not_name(string part) => Assert.That(NamedByHub(type => Belongs(type.FullName ?? "", part)), Is.Empty);

    [Test]
    public void Folders_of_the_server_make_no_cycle() => Assert.That(Folders.CyclesIn(Server, Folders.Of(ServerAssembly)), Is.Empty);

    [TestCase(typeof(Task), "Delay")]
    [TestCase(typeof(Task), "Wait")]
    [TestCase(typeof(Task), "Run")]
    [TestCase(typeof(Task), "get_Result")]
    [TestCase(typeof(TimeProvider), "CreateTimer")]
    [TestCase(typeof(TimeProvider), "get_System")]
    public void Hub_does_not_wait(Type owner, string member) =>
        Assert.That(UsedByHub(used => owner.IsAssignableFrom(used.DeclaringType) && used.Name == member), Is.Empty);

    // What a door is, and the hub itself, use each other's neighbours and stand on all of it.
    [Test]
    public void Each_folder_of_the_hub_uses_only_those_before_it() => Assert.That(
        Folders.UsesIn(Server, Folders.Below(Hub)).Where(use => Array.IndexOf(Floors, use.User) < Array.IndexOf(Floors, use.Used)).Select(use => use.Why), Is.Empty);

    [Test]
    public void Each_folder_of_the_hub_has_its_place() =>
        Assert.That(Server.GetTypes().Select(type => type.Namespace).OfType<string>().Where(name => Belongs(name, Hub)).Distinct(), Is.EquivalentTo(Floors));

    // If names were not found at all, every test above would pass.
    [Test]
    public void Names_are_found() => Assert.That(NamedByHub(type => type == typeof(TimeProvider) || type == typeof(StatusCode)).Distinct().Count(), Is.GreaterThan(1));

    [Test]
    public void Members_are_found() => Assert.That(UsedByHub(used => used.DeclaringType == typeof(TimeProvider) && used.Name == "GetTimestamp"), Is.Not.Empty);

    private static IEnumerable<string> UsedByHub(Func<MemberInfo, bool> isMeant) =>
        from use in TypeUses.MembersOfAll(Server)
        where use.User.Namespace is { } name && Belongs(name, Hub) && isMeant(use.Used)
        select $"{use.User} -> {use.Used}";

    private static IEnumerable<string> NamedByHub(Func<Type, bool> isMeant) =>
        from use in TypeUses.OfAll(Server)
        where use.User.Namespace is { } name && Belongs(name, Hub) && isMeant(use.Used)
        select $"{use.User} -> {use.Used}";
}
