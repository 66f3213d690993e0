using System.Reflection;

namespace Fsm.Chat.Tests.Machines;

/// <summary>Whoever looks for what leads to a trigger finds it beside the rules of its machine.</summary>
public sealed class DecisionPlaceTests
{
    private static IEnumerable<MethodInfo> Decisions() => DecisionsOf(typeof(RuleSet).Assembly);

    private static IEnumerable<MethodInfo> DecisionsOf(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Decisions", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    [TestCaseSource(nameof(Decisions))]
    public void A_decision_lives_with_the_machine_whose_trigger_it_returns(MethodInfo decision)
    {
        var triggers = Parts(decision.ReturnType).Where(IsTrigger);

        Assert.That(triggers.Select(trigger => trigger.Namespace), Is.All.EqualTo(decision.DeclaringType!.Namespace));
    }

    // What a client has asked for, or how it names things, is its own affair: only a decision that needs to know that may stay with it.
    [Test]
    public void A_decision_of_the_client_that_needs_nothing_of_the_client_lives_with_its_machine()
    {
        var client = typeof(Fsm.Chat.Client.Session.ClientCore).Assembly;
        var strays = DecisionsOf(client).Where(decision => Parts(decision.ReturnType).Any(IsTrigger))
            .Where(decision => !decision.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType)).Any(type => type.Assembly == client));

        Assert.That(strays.Select(decision => $"{decision.DeclaringType!.Name}.{decision.Name}"), Is.Empty);
    }

    private static bool IsTrigger(Type type) => type.Name.EndsWith("Trigger", StringComparison.Ordinal);

    // Of a tuple its items, of what may be null what it is otherwise.
    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];
}
