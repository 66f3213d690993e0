using System.Reflection;

namespace Fsm.Chat.Tests.Machines;

/// <summary>Whoever looks for what leads to a trigger finds it beside the rules of its machine.</summary>
public sealed class DecisionPlaceTests
{
    private static IEnumerable<MethodInfo> Decisions() => typeof(RuleSet).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Decisions", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    [TestCaseSource(nameof(Decisions))]
    public void A_decision_lives_with_the_machine_whose_trigger_it_returns(MethodInfo decision)
    {
        var triggers = Parts(decision.ReturnType).Where(type => type.Name.EndsWith("Trigger", StringComparison.Ordinal));

        Assert.That(triggers.Select(trigger => trigger.Namespace), Is.All.EqualTo(decision.DeclaringType!.Namespace));
    }

    // Of a tuple its items, of what may be null what it is otherwise.
    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];
}
