using System.Reflection;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>Which types of its assembly a type uses: what it derives from, what its members are made of, and what its code names.</summary>
internal static class TypeUses
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The types that are written in the source, each with the others that it uses. What the compiler or a person put inside a type belongs to that type.</summary>
    public static ILookup<Type, Type> In(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => Of(type).Select(used => (User: Outermost(type), Used: used)))
        .Where(pair => pair.User != pair.Used)
        .Distinct()
        .ToLookup(pair => pair.User, pair => pair.Used);

    /// <summary>The same, with the types of other assemblies.</summary>
    public static IEnumerable<(Type User, Type Used)> OfAll(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => Named(type).SelectMany(Parts).Select(used => (Outermost(type), used))).Distinct();

    /// <summary>The members that the code of each type of an assembly names, of its own and of other assemblies.</summary>
    public static IEnumerable<(Type User, MemberInfo Used)> MembersOfAll(Assembly assembly) =>
        from type in assembly.GetTypes()
        from code in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))
        from member in CodeReader.MembersIn(code)
        select (Outermost(type), member);

    private static IEnumerable<Type> Of(Type type) => Named(type).SelectMany(Parts).Where(used => used.Assembly == type.Assembly).Select(Outermost).Distinct();

    private static IEnumerable<Type> Named(Type type)
    {
        var members = type.GetFields(Declared).Select(field => field.FieldType)
            .Concat(type.GetInterfaces())
            .Concat(type.IsGenericTypeDefinition ? type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()) : []);
        if (type.BaseType is { } parent)
            members = members.Append(parent);
        return members.Concat(type.GetMethods(Declared).SelectMany(method => NamedBy(method).Append(method.ReturnType))).Concat(type.GetConstructors(Declared).SelectMany(NamedBy));
    }

    private static IEnumerable<Type> NamedBy(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType)
        .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
        .Concat(CodeReader.MembersIn(method).SelectMany(NamedBy));

    private static IEnumerable<Type> NamedBy(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo { IsGenericMethod: true } method => [method.DeclaringType!, .. method.GetGenericArguments()],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        _ => member.DeclaringType is { } type ? [type] : [],
    };

    // List<Row[]> is a list, an array and a row.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        if (type.IsGenericParameter)
            return [];
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
