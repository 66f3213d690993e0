using System.Reflection;
using Fsm.Chat.Client.Entry;
using static Fsm.Chat.Tests.Architecture.CompiledNames;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>The floors of the client: nothing uses what stands above it, and up to the commands nothing knows what lies behind the ports.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ClientArchitectureTests
{
    private static readonly Assembly Client = typeof(ChatClient).Assembly;

    // From the ground up. What is not named here, the outside and what a person or a script meets, stands above all of it.
    private static readonly string[] Floors = ["Texts", "Codes", "Facts", "Events", "Crash", "Ports", "Session", "Commands", "Completion", "Entry"];

    [Test]
    public void No_folder_uses_one_that_stands_above_it() => Assert.That(
        Folders.UsesIn(Client, Folders.Of(ClientAssembly)).Where(use => Floor(use.User) < Floor(use.Used)).Select(use => use.Why), Is.Empty);

    [TestCase("System.Net", TestName = "The client's core knows no sockets")]
    [TestCase("System.Random", TestName = "The client's core draws no random numbers")]
    [TestCase("System.Security", TestName = "The client's core makes no tokens")]
    [TestCase("System.Guid", TestName = "The client's core makes no identifiers")]
    [TestCase("System.TimeProvider", TestName = "The client's core knows no clock")]
    [TestCase("System.Diagnostics.Stopwatch", TestName = "The client's core knows no stopwatch")]
    [TestCase("System.Threading.Timer", TestName = "The client's core knows no timer")]
    [TestCase("System.Threading.Tasks", TestName = "The client's core waits for nothing")]
    [TestCase("System.Console", TestName = "The client's core knows no console")]
    [TestCase("System.Threading.ITimer", TestName = "The client's core knows no timer of the provider's")]
    [TestCase("System.IO", TestName = "The client's core knows no files, folders, paths and streams")]
    [TestCase("Serilog", TestName = "The client's core does not log")]
    [TestCase("Fsm.Chat.Client.Terminal", TestName = "The client's core knows no terminal")]
    public void Core_does_not_name(string part) => Assert.That(NamedByCore(type => Belongs(type.FullName ?? "", part)), Is.Empty);

    [Test]
    public void Whole_core_is_handed_to_few()
    {
        var takers = Client.GetTypes().SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(made => made.GetParameters().Any(parameter => parameter.ParameterType == typeof(ClientCore)) && made.DeclaringType != made.GetParameters()[0].ParameterType)
            .Select(made => made.DeclaringType!.Name).Distinct().Where(name => !name.Contains('<', StringComparison.Ordinal));

        Assert.That(takers.Count(), Is.LessThan(10));
    }

    // If names were not found at all, every test above would pass.
    [Test]
    public void Names_are_found() => Assert.That(NamedByCore(type => type == typeof(TimeSpan) || type == typeof(DateTimeOffset)).Distinct().Count(), Is.GreaterThan(1));

    private static int Floor(string folder) => Array.IndexOf(Floors, folder) is var floor and >= 0 ? floor : Floors.Length;

    private static IEnumerable<string> NamedByCore(Func<Type, bool> isMeant) =>
        from use in TypeUses.OfAll(Client)
        where use.User.Namespace is { } name && Floors[..8].Any(folder => Belongs(name, $"{ClientAssembly}.{folder}")) && isMeant(use.Used)
        select $"{use.User} -> {use.Used}";
}
