using static Fsm.Chat.Tests.Machines.Engine.LampEffect;
using static Fsm.Chat.Tests.Machines.Engine.LampState;
using static Fsm.Chat.Tests.Machines.Engine.LampTrigger;

namespace Fsm.Chat.Tests.Machines.Engine;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DriverTests
{
    private readonly LampRoom _room = new();
    private readonly Lamp _lamp = new(Dark);

    [Test]
    public void Effects_are_performed_in_order_with_what_came_along()
    {
        _room.Driver.Fire(_lamp, Pressed, "by hand");
        _room.Driver.Fire(_lamp, Dimmed, "by foot");

        Assert.That(_room.Done, Is.EqualTo(["CloseSwitch by hand", "Hum by hand", "LowerCurrent by foot", "Hum by foot"]));
    }

    [Test]
    public void Step_is_noted_before_its_effects()
    {
        _room.Driver.Fire(_lamp, Pressed, "");

        Assert.That(_room.Seen, Is.EqualTo(["armed 00:01:00", "Dark Pressed Lit"]));
    }

    [Test]
    public void Timer_of_an_entered_state_fires_in_time_and_not_before()
    {
        _room.Host.Now = TimeSpan.FromSeconds(5);
        _room.Driver.Fire(_lamp, Pressed, "");

        Assert.That(_room.Host.NextDue, Is.EqualTo(LampRules.LitFor + TimeSpan.FromSeconds(5)));

        Elapse(LampRules.LitFor);
        Assert.That(_lamp.State, Is.EqualTo(Lit));

        Elapse(LampRules.LitFor + TimeSpan.FromSeconds(5));
        Assert.That((_lamp.State, _room.Done[^1]), Is.EqualTo((Dark, "OpenSwitch elapsed")));
    }

    [Test]
    public void Timer_of_a_state_that_was_left_is_dropped()
    {
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Host.Now = TimeSpan.FromSeconds(1);
        _room.Driver.Fire(_lamp, Pressed, "");

        Elapse(LampRules.LitFor);

        Assert.That(_lamp.State, Is.EqualTo(Lit));
    }

    [Test]
    public void Timer_of_the_first_state_is_armed_by_beginning()
    {
        var lit = new Lamp(Lit);
        _room.Driver.Begin(lit);

        Elapse(LampRules.LitFor);

        Assert.That(lit.State, Is.EqualTo(Dark));
    }

    [Test]
    public void Subject_may_wait_for_less_than_the_rules_say()
    {
        _room.Driver.Fire(new Lamp(Dark) { Patience = TimeSpan.FromSeconds(2) }, Pressed, "");

        Assert.That(_room.Host.NextDue, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Run_of_equal_triggers_is_one_step_and_all_its_effects()
    {
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Forget();
        _room.Driver.Fire(_lamp, Dimmed, "1");
        _room.Driver.Fire(_lamp, Dimmed, "2");

        Assert.That(_room.Seen, Is.EqualTo(["Lit Dimmed Lit"]));
        Assert.That(_room.Done, Is.EqualTo(["LowerCurrent 1", "Hum 1", "LowerCurrent 2", "Hum 2"]));
    }

    [Test]
    public void Run_ends_with_its_batch_its_subject_and_its_state()
    {
        var other = new Lamp(Lit);
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Driver.Fire(_lamp, Dimmed, "");
        _room.Forget();

        _room.Driver.Fire(other, Dimmed, "");
        _room.Driver.Fire(_lamp, Dimmed, "");
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Driver.Fire(_lamp, Dimmed, "");
        _room.Host.BeginBatch();
        _room.Driver.Fire(_lamp, Dimmed, "");

        Assert.That(_room.Seen, Is.EqualTo(["Lit Dimmed Lit", "Lit Dimmed Lit", "Lit Pressed Dark", "Dark Dimmed Dark", "Dark Dimmed Dark"]));
    }

    [TestCase(Dimmed, StepOutcome.Refused, LocalCode.NotPermittedNow, 0, TestName = "A refusal is judged")]
    [TestCase(Burnt, StepOutcome.Bug, LocalCode.None, 1, TestName = "What the rules do not foresee of our own is judged and counted")]
    public void What_the_rules_do_not_let_happen_is_judged(LampTrigger trigger, StepOutcome outcome, LocalCode refusal, int errors)
    {
        Assert.That(_room.Driver.Fire(_lamp, trigger, ""), Is.EqualTo(outcome));

        Assert.That(_room.Judged, Is.EqualTo(new[] { new Judgement<LampTrigger>(Dark, trigger, outcome, refusal) }));
        Assert.That(_room.Host.InternalErrors, Is.EqualTo(errors));
    }

    [Test]
    public void What_happens_is_not_judged()
    {
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Driver.Fire(_lamp, Burnt, "");
        _room.Driver.Fire(_lamp, Dimmed, "");

        Assert.That(_room.Judged, Is.Empty);
    }

    [Test]
    public void Effect_that_throws_ends_its_subject_once_after_all_other_effects()
    {
        _room.ThrowsAt = LowerCurrent;
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.Forget();

        Assert.That(() => _room.Driver.Fire(_lamp, Dimmed, ""), Throws.Nothing);

        Assert.That(_room.Done, Is.EqualTo(["Hum ", "contained"]));
        Assert.That((_lamp.State, _room.Host.InternalErrors), Is.EqualTo((Broken, 1)));
    }

    [Test]
    public void Observer_that_throws_ends_the_subject_whose_step_it_saw_after_its_effects()
    {
        _room.ObserverThrows = true;

        _room.Driver.Fire(_lamp, Pressed, "");

        Assert.That(_room.Done, Is.EqualTo(["CloseSwitch ", "Hum ", "contained"]));
        Assert.That(_lamp.State, Is.EqualTo(Broken));
    }

    [Test]
    public void Mistake_of_a_subject_that_another_one_fired_is_the_other_ones()
    {
        var inner = new Lamp(Lit);
        _room.ThrowsAt = LowerCurrent;
        _room.AtHum = () => _room.Driver.Fire(inner, Dimmed, "inner");

        _room.Driver.Fire(_lamp, Pressed, "outer");

        Assert.That((_lamp.State, inner.State), Is.EqualTo((Lit, Broken)));
    }

    [Test]
    public void Timer_whose_event_cannot_be_made_ends_its_subject()
    {
        _room.Driver.Fire(_lamp, Pressed, "");
        _room.ElapsedThrows = true;

        Assert.That(() => Elapse(LampRules.LitFor), Throws.Nothing);

        Assert.That((_lamp.State, _room.Host.InternalErrors), Is.EqualTo((Broken, 1)));
    }

    [Test]
    public void Containing_that_throws_itself_is_not_tried_for_ever()
    {
        _room.ThrowsAt = CloseSwitch;
        _room.ContainingThrows = true;

        Assert.That(() => _room.Driver.Fire(_lamp, Pressed, ""), Throws.Nothing);

        Assert.That((_room.Done.Count(what => what == "contained"), _room.Host.InternalErrors), Is.EqualTo((1, 3)));
    }

    [Test]
    public void Of_many_timers_that_are_due_some_elapse_and_the_rest_the_next_time()
    {
        var lamps = Enumerable.Range(0, 5).Select(_ => new Lamp(LampState.Dark)).ToList();
        foreach (var lamp in lamps)
            _room.Driver.Fire(lamp, Pressed, "");
        _room.Host.Now = LampRules.LitFor;

        _room.Host.FireDue(most: 3);
        Assert.That((lamps.Count(lamp => lamp.State == LampState.Dark), _room.Host.NextDue), Is.EqualTo((3, (TimeSpan?)LampRules.LitFor)));
        _room.Host.FireDue(most: 3);
        Assert.That(lamps.Count(lamp => lamp.State == LampState.Dark), Is.EqualTo(5));
    }

    private void Elapse(TimeSpan now)
    {
        _room.Host.Now = now;
        _room.Host.FireDue();
    }
}
