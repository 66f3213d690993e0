using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>What an assembly names of other assemblies, read from the compiled code: nothing in it can hide from that.</summary>
internal static class CompiledNames
{
    public const string ProtocolAssembly = "Fsm.Chat.Protocol";
    public const string ServerAssembly = "Fsm.Chat.Server";
    public const string ClientAssembly = "Fsm.Chat.Client";

    /// <summary>Whether something is, or is in, a namespace or type.</summary>
    public static bool Belongs(string name, string part) => name == part || name.StartsWith(part + ".", StringComparison.Ordinal);

    public static List<string> TypesIn(string assembly) => Read(assembly, reader => reader.TypeReferences.Select(handle => NameOf(reader, handle)).ToList());

    public static List<string> AssembliesIn(string assembly) => Read(assembly, reader =>
        reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToList());

    /// <summary>The methods, fields and properties that are named, each behind its type.</summary>
    public static List<string> MembersIn(string assembly) => Read(assembly, reader => reader.MemberReferences
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
