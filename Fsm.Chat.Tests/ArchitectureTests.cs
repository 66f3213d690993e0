using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Tests;

/// <summary>What each assembly may name, read from the compiled code: nothing in it can hide from that.</summary>
public sealed class ArchitectureTests
{
    private const string Protocol = "Fsm.Chat.Protocol";
    private const string Server = "Fsm.Chat.Server";
    private const string Client = "Fsm.Chat.Client";

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
        var named = TypesNamedBy(Protocol).Where(type => Belongs(type, part) && !type.Contains("Attribute", StringComparison.Ordinal) && !type.Contains(".Debugg", StringComparison.Ordinal));

        Assert.That(named, Is.Empty);
    }

    [Test]
    public void Core_asks_neither_the_environment_nor_a_clock()
    {
        // An iterator asks for the thread it runs on: that is the compiler's doing.
        var members = MembersNamedBy(Protocol).Where(member => Belongs(member, "System.Environment") && member != "System.Environment.get_CurrentManagedThreadId"
            || member.EndsWith(".get_Now", StringComparison.Ordinal) || member.EndsWith(".get_UtcNow", StringComparison.Ordinal)
            || member.EndsWith(".GetTimestamp", StringComparison.Ordinal) || member == "System.Guid.NewGuid");

        Assert.That(members, Is.Empty);
    }

    [TestCase(Protocol, new string[0])]
    [TestCase(Server, new[] { Protocol })]
    [TestCase(Client, new[] { Protocol })]
    public void Assembly_knows_no_other_of_ours_than_it_may(string assembly, string[] allowed) =>
        Assert.That(AssembliesNamedBy(assembly).Where(name => name.StartsWith("Fsm.Chat.", StringComparison.Ordinal)), Is.SubsetOf(allowed));

    [Test]
    public void Core_needs_Stateless_and_the_runtime_only() =>
        Assert.That(AssembliesNamedBy(Protocol).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)), Is.EqualTo(["Stateless"]));

    // If names were not found at all, every test above would pass.
    [Test]
    public void Names_are_found()
    {
        Assert.That(TypesNamedBy(Protocol), Has.Member("Stateless.StateMachine`2").And.Member("System.TimeSpan"));
        Assert.That(MembersNamedBy(Protocol), Has.Some.StartsWith("System.Buffers.ArrayPool"));
        Assert.That(TypesNamedBy("Fsm.Chat.Tests"), Has.Some.StartsWith("System.IO."));
    }

    [Test]
    public void Namespaces_of_the_core_are_its_folders()
    {
        string[] folders = ["Framing", "Messages", "Machines", "Flow", "Diagrams", "Texts"];
        var namespaces = typeof(FrameHeader).Assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct();

        Assert.That(namespaces.Where(name => name != Protocol && !folders.Any(folder => Belongs(name, $"{Protocol}.{folder}"))), Is.Empty);
    }

    private static bool Belongs(string name, string part) => name == part || name.StartsWith(part + ".", StringComparison.Ordinal);

    private static List<string> TypesNamedBy(string assembly) => Read(assembly, reader => reader.TypeReferences.Select(handle => NameOf(reader, handle)).ToList());

    private static List<string> AssembliesNamedBy(string assembly) => Read(assembly, reader =>
        reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToList());

    private static List<string> MembersNamedBy(string assembly) => Read(assembly, reader => reader.MemberReferences
        .Select(reader.GetMemberReference)
        .Select(member => $"{Parent(reader, member.Parent)}.{reader.GetString(member.Name)}")
        .ToList());

    private static string Parent(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => Generic(reader, (TypeSpecificationHandle)parent),
        _ => "",
    };

    // A generic type's signature begins with two bytes that say so, then the token of the type itself.
    private static string Generic(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var signature = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return "";
        signature.ReadSignatureTypeCode();
        var type = signature.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? NameOf(reader, (TypeReferenceHandle)type) : "";
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private static T Read<T>(string assembly, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        return read(file.GetMetadataReader());
    }
}
