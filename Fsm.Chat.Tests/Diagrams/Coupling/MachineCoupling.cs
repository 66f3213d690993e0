using System.Reflection;
using System.Runtime.CompilerServices;

namespace Fsm.Chat.Tests.Diagrams.Coupling;

/// <summary>One thing that a machine asks for, and a machine that it fires.</summary>
/// <param name="Side">Whether it happens on the server or at the client.</param>
/// <param name="Cause">The effect; in brackets, what is done about a trigger that the rules do not permit, or about an exception.</param>
internal sealed record Firing(string Side, string From, string Cause, string To);

/// <summary>
/// Finds out from the compiled code which effects of which machine fire which machine: from each performer through all calls that stay inside the monitor, up to the
/// driver of a machine. What is asked of a port comes back as an event, and is not followed.
/// </summary>
internal static class MachineCoupling
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Assembly[] Ours = [typeof(Rules<,,>).Assembly, typeof(ChatHub).Assembly, typeof(ClientCore).Assembly];
    private static readonly Type[] Types = [.. Ours.SelectMany(assembly => assembly.GetTypes())];
    private static readonly Dictionary<MethodBase, MethodBase[]> Implementations = [];

    /// <summary>All of it, in an order that does not change by itself.</summary>
    public static IReadOnlyList<Firing> Find() => [.. Types.SelectMany(OfPerformer).Distinct()
        .OrderByDescending(firing => firing.Side, StringComparer.Ordinal).ThenBy(firing => firing.From, StringComparer.Ordinal)
        .ThenBy(firing => firing.Cause, StringComparer.Ordinal).ThenBy(firing => firing.To, StringComparer.Ordinal)];

    /// <summary>The machines that have a performer, by side.</summary>
    public static IEnumerable<(string Side, string Machine)> Machines() => Types.Where(type => Contract(type) is not null)
        .Select(type => (SideOf(type), NameOf(Contract(type)!.GetGenericArguments()[1], "Trigger"))).Order();

    private static IEnumerable<Firing> OfPerformer(Type performer)
    {
        if (Contract(performer) is not { } contract)
            yield break;
        var machine = NameOf(contract.GetGenericArguments()[1], "Trigger");
        var effect = contract.GetGenericArguments()[2];
        var methods = performer.GetInterfaceMap(contract);
        for (var i = 0; i < methods.InterfaceMethods.Length; i++)
        {
            var (name, method) = (methods.InterfaceMethods[i].Name, methods.TargetMethods[i]);
            var roots = name == "Perform"
                ? Enum.GetValues(effect).Cast<object>().Select(value => (Cause: value.ToString()!, Call: new Call(method, Where: 1 << 1, Convert.ToInt32(value, null))))
                : [(Cause: name == "Contain" ? "[exception]" : "[not permitted]", Call: new Call(method))];
            foreach (var (cause, call) in roots)
            {
                foreach (var fired in FiredFrom(call, effect))
                    yield return new(SideOf(performer), machine, cause, fired);
            }
        }
    }

    private static HashSet<string> FiredFrom(Call root, Type effect)
    {
        var fired = new HashSet<string>();
        var seen = new HashSet<Call> { root };
        var waiting = new Stack<Call>([root]);
        while (waiting.TryPop(out var call))
        {
            foreach (var next in CallsOf.In(call, effect).SelectMany(Targets))
            {
                if (IsDriver(next.Method.DeclaringType!))
                {
                    if (next.Method.Name == "Fire")
                        fired.Add(NameOf(next.Method.DeclaringType!.GetGenericArguments()[0], "State"));
                }
                else if (seen.Add(next))
                    waiting.Push(next);
            }
        }

        return fired;
    }

    // What really runs: of an interface or a virtual method each implementation, of a method that the compiler has taken apart its parts.
    private static IEnumerable<Call> Targets(Call call)
    {
        if (!Ours.Contains(call.Method.Module.Assembly) || IsOutside(call.Method.DeclaringType!))
            return [];
        if (IsDriver(call.Method.DeclaringType!))
            return [call];
        if (!Implementations.TryGetValue(call.Method, out var targets))
            Implementations[call.Method] = targets = [.. ImplementationsOf(Definition(call.Method)).SelectMany(WithParts)];
        return targets.Select(target => call with { Method = target });
    }

    private static IEnumerable<MethodBase> ImplementationsOf(MethodBase method)
    {
        var declaring = method.DeclaringType!;
        if (!method.IsVirtual)
            return [method];
        var heirs = Types.Where(type => !type.IsInterface && declaring != type && declaring.IsAssignableFrom(type));
        return declaring.IsInterface
            ? heirs.Select(heir => heir.GetInterfaceMap(declaring)).Select(map => (MethodBase)map.TargetMethods[Array.IndexOf(map.InterfaceMethods, (MethodInfo)method)]).Distinct()
            : heirs.SelectMany(heir => heir.GetMethods(Declared)).Where(other => other.GetBaseDefinition() == ((MethodInfo)method).GetBaseDefinition()).Prepend(method);
    }

    private static IEnumerable<MethodBase> WithParts(MethodBase method) => method.GetCustomAttribute<StateMachineAttribute>() is { } parts
        ? [method, parts.StateMachineType.GetMethod("MoveNext", Declared)!]
        : [method];

    private static MethodBase Definition(MethodBase method) => method.Module.ResolveMethod(method.MetadataToken)!;

    // What is behind a port has a thread and a time of its own.
    private static bool IsOutside(Type type) =>
        type.IsInterface && (type.Namespace!.EndsWith(".Ports", StringComparison.Ordinal) || type.Name.EndsWith("Port", StringComparison.Ordinal) || type == typeof(IStepObserver));

    private static bool IsDriver(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Driver<,,,,>);

    private static Type? Contract(Type performer) => performer.IsClass
        ? performer.GetInterfaces().FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IPerformer<,,,>))
        : null;

    private static string SideOf(Type performer) => performer.Assembly == typeof(ChatHub).Assembly ? "server" : "client";

    private static string NameOf(Type part, string ending) => part.Name.EndsWith(ending, StringComparison.Ordinal)
        ? part.Name[..^ending.Length]
        : throw new InvalidOperationException($"No machine can be told from {part}.");
}
