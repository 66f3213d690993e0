namespace Fsm.Chat.Tests.Machines.Engine;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MachineTests
{
    private readonly Machine<LampState, LampTrigger, LampEffect> _machine = new(LampRules.Create());

    [Test]
    public void Transition_gives_its_effects_before_those_of_the_state_it_enters()
    {
        var step = Step(LampState.Dark, LampTrigger.Pressed);

        Assert.That(step.Effects, Is.EqualTo([LampEffect.CloseSwitch, LampEffect.Hum]));
    }

    [Test]
    public void Transition_reports_where_it_began_and_where_it_went()
    {
        var step = Step(LampState.Dark, LampTrigger.Pressed);

        Assert.That((step.From, step.Trigger, step.To, step.Outcome), Is.EqualTo((LampState.Dark, LampTrigger.Pressed, LampState.Lit, StepOutcome.Moved)));
    }

    [Test]
    public void Timer_is_reported_when_its_state_is_entered_and_not_when_it_is_left()
    {
        var lamp = new Bystander<LampState>(LampState.Dark);

        var entered = _machine.Step(lamp, LampTrigger.Pressed).Timeout;
        var stayed = _machine.Step(lamp, LampTrigger.Dimmed).Timeout;
        var left = _machine.Step(lamp, LampTrigger.Pressed).Timeout;

        Assert.That((entered, stayed, left), Is.EqualTo((LampRules.LitFor, TimeSpan.Zero, TimeSpan.Zero)));
    }

    [Test]
    public void Generation_grows_when_a_state_is_left_and_at_no_other_time()
    {
        var lamp = new Bystander<LampState>(LampState.Dark);
        var generations = new List<uint>();

        foreach (var trigger in new[] { LampTrigger.Dimmed, LampTrigger.TimerElapsed, LampTrigger.Pressed, LampTrigger.Dimmed, LampTrigger.Burnt, LampTrigger.Pressed })
        {
            _machine.Step(lamp, trigger);
            generations.Add(lamp.Generation);
        }

        Assert.That(generations, Is.EqualTo([0, 0, 1, 1, 2, 2]));
    }

    [Test]
    public void Stay_gives_effects_and_neither_enters_nor_leaves()
    {
        var step = Step(LampState.Lit, LampTrigger.Dimmed);

        Assert.That(step, Is.EqualTo(Expected(LampState.Lit, LampTrigger.Dimmed, StepOutcome.Stayed) with { Effects = step.Effects }));
        Assert.That(step.Effects, Is.EqualTo([LampEffect.LowerCurrent, LampEffect.Hum]));
    }

    [Test]
    public void Refusal_gives_its_code() =>
        Assert.That(Step(LampState.Dark, LampTrigger.Dimmed), Is.EqualTo(
            Expected(LampState.Dark, LampTrigger.Dimmed, StepOutcome.Refused) with { Refusal = LocalCode.NotPermittedNow }));

    [TestCase(LampState.Broken, LampTrigger.Pressed, StepOutcome.Ignored)]
    [TestCase(LampState.Dark, LampTrigger.Burnt, StepOutcome.Bug)]
    [TestCase(LampState.Dark, LampTrigger.TimerElapsed, StepOutcome.Late)]
    public void Trigger_without_effect_says_why(LampState state, LampTrigger trigger, StepOutcome outcome) =>
        Assert.That(Step(state, trigger), Is.EqualTo(Expected(state, trigger, outcome)));

    [TestCase(TriggerOrigin.Peer, StepOutcome.Violation)]
    [TestCase(TriggerOrigin.Own, StepOutcome.Bug)]
    [TestCase(TriggerOrigin.Timer, StepOutcome.Late)]
    public void Left_out_cell_is_decided_by_its_origin(TriggerOrigin origin, StepOutcome outcome) =>
        Assert.That(Machine<LampState, LampTrigger, LampEffect>.LeftOut(origin), Is.EqualTo(outcome));

    [Test]
    public void Nothing_of_one_step_is_left_in_the_next()
    {
        _machine.Step(new Bystander<LampState>(LampState.Dark), LampTrigger.Pressed);
        _machine.Step(new Bystander<LampState>(LampState.Dark), LampTrigger.Dimmed);

        Assert.That(Step(LampState.Broken, LampTrigger.Dimmed), Is.EqualTo(Expected(LampState.Broken, LampTrigger.Dimmed, StepOutcome.Ignored)));
    }

    [Test]
    public void Subjects_of_one_machine_do_not_disturb_each_other()
    {
        var (one, other) = (new Bystander<LampState>(LampState.Dark), new Bystander<LampState>(LampState.Lit));

        _machine.Step(one, LampTrigger.Pressed);
        _machine.Step(other, LampTrigger.Burnt);

        Assert.That((one.State, one.Generation, other.State, other.Generation), Is.EqualTo((LampState.Lit, 1u, LampState.Broken, 1u)));
    }

    private StepRecord<LampState, LampTrigger, LampEffect> Step(LampState state, LampTrigger trigger) =>
        _machine.Step(new Bystander<LampState>(state), trigger);

    private static StepRecord<LampState, LampTrigger, LampEffect> Expected(LampState state, LampTrigger trigger, StepOutcome outcome) =>
        new(state, trigger, state, outcome, ImmutableArray<LampEffect>.Empty, LocalCode.None, TimeSpan.Zero);
}
