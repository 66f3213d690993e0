using System.Reflection;

namespace Fsm.Chat.Tests.Machines.Engine;

/// <summary>What must not happen to a machine, and what it does if it does.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MachineGuardTests
{
    private static readonly FieldInfo UnderWay =
        typeof(Machine<LampState, LampTrigger, LampEffect>).GetField("_subject", BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly Machine<LampState, LampTrigger, LampEffect> _machine = new(LampRules.Create());

    // No action can reach Step, so the state of a step under way has to be made by force.
    [Test]
    public void Step_within_a_step_is_refused_and_changes_nothing()
    {
        var lamp = new Bystander<LampState>(LampState.Dark);
        UnderWay.SetValue(_machine, new Bystander<LampState>(LampState.Dark));

        Assert.That(() => _machine.Step(lamp, LampTrigger.Pressed), Throws.InvalidOperationException);
        Assert.That((lamp.State, lamp.Generation), Is.EqualTo((LampState.Dark, 0u)));
    }

    [Test]
    public void Failed_step_leaves_the_machine_fit_for_the_next_subject()
    {
        var (broken, fit) = (new Bystander<LampState>(LampState.Dark), new Bystander<LampState>(LampState.Dark));

        Assert.That(() => _machine.Step(broken, (LampTrigger)99), Throws.Exception);
        var step = _machine.Step(fit, LampTrigger.Pressed);

        Assert.That((broken.State, fit.State, step.Outcome), Is.EqualTo((LampState.Dark, LampState.Lit, StepOutcome.Moved)));
    }

    [Test]
    public void Cell_that_is_there_twice_is_refused_at_configuration_and_not_at_some_step()
    {
        var rules = LampRules.Create();

        Assert.That(() => new Machine<LampState, LampTrigger, LampEffect>(rules with { Cells = rules.Cells.Add(rules.Cells[0]) }), Throws.ArgumentException);
    }

    [Test]
    public void Transition_to_its_own_state_is_refused_at_configuration()
    {
        var rules = LampRules.Create();
        var looping = rules with { Cells = rules.Cells.SetItem(0, rules.Cells[0] with { Target = LampState.Dark }) };

        Assert.That(() => new Machine<LampState, LampTrigger, LampEffect>(looping), Throws.ArgumentException);
    }

    [Test]
    public void Trigger_without_an_origin_is_refused_at_configuration()
    {
        var rules = new Rules<LampState, Unsigned, LampEffect>(
            "Unsigned", LampState.Dark, [new(LampState.Dark, StateKind.Rests, "", TimeSpan.Zero, null, [])], []);

        Assert.That(() => new Machine<LampState, Unsigned, LampEffect>(rules), Throws.InvalidOperationException.With.Message.Contains("Unsigned.FromNowhere"));
    }

    private enum Unsigned
    {
        FromNowhere,
    }
}
