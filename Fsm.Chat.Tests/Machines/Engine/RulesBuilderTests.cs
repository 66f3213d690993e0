namespace Fsm.Chat.Tests.Machines.Engine;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RulesBuilderTests
{
    private readonly RulesBuilder<LampState, LampTrigger, LampEffect> _builder = new("Lamp", LampState.Dark);

    [Test]
    public void State_without_a_paragraph_is_an_error()
    {
        _builder.In(LampState.Dark).Rests("");
        _builder.In(LampState.Lit).Rests("");

        Assert.That(_builder.Build, Throws.InvalidOperationException.With.Message.Contains("0 times").And.Message.Contains("Broken"));
    }

    [Test]
    public void State_that_two_paragraphs_describe_is_an_error()
    {
        _builder.In(LampState.Dark, LampState.Lit).Rests("");
        _builder.In(LampState.Lit).Ends("");
        _builder.In(LampState.Broken).Rests("");

        Assert.That(_builder.Build, Throws.InvalidOperationException.With.Message.Contains("2 times").And.Message.Contains("Lit"));
    }

    [Test]
    public void State_whose_duration_is_not_justified_is_an_error()
    {
        _builder.In(LampState.Dark).Rests("");
        _builder.In(LampState.Lit).Go(LampTrigger.Pressed, LampState.Dark);
        _builder.In(LampState.Broken).Ends("");

        Assert.That(_builder.Build, Throws.InvalidOperationException.With.Message.Contains("Lit"));
    }

    [Test]
    public void Shared_paragraph_holds_for_each_of_its_states()
    {
        _builder.In(LampState.Dark, LampState.Lit)
            .Go(LampTrigger.Burnt, LampState.Broken, LampEffect.Hum)
            .Stay(LampTrigger.Dimmed, LampEffect.LowerCurrent)
            .Refuse(LocalCode.NotPermittedNow, LampTrigger.Pressed, LampTrigger.TimerElapsed);
        _builder.In(LampState.Dark).IsHome("");
        _builder.In(LampState.Lit).Rests("");
        _builder.In(LampState.Broken).Ends("");

        Assert.That(_builder.Build().Cells.Where(cell => cell.State != LampState.Broken).Select(cell => (cell.State, cell.Trigger, cell.Kind, cell.Target)), Is.EqualTo(
        [
            (LampState.Dark, LampTrigger.Burnt, CellKind.Go, LampState.Broken),
            (LampState.Dark, LampTrigger.Dimmed, CellKind.Stay, LampState.Dark),
            (LampState.Dark, LampTrigger.Pressed, CellKind.Refuse, LampState.Dark),
            (LampState.Dark, LampTrigger.TimerElapsed, CellKind.Refuse, LampState.Dark),
            (LampState.Lit, LampTrigger.Burnt, CellKind.Go, LampState.Broken),
            (LampState.Lit, LampTrigger.Dimmed, CellKind.Stay, LampState.Lit),
            (LampState.Lit, LampTrigger.Pressed, CellKind.Refuse, LampState.Lit),
            (LampState.Lit, LampTrigger.TimerElapsed, CellKind.Refuse, LampState.Lit),
        ]));
    }

    [Test]
    public void Cell_of_a_shared_paragraph_cannot_be_written_again()
    {
        _builder.In(LampState.Dark, LampState.Lit).Rests("").Stay(LampTrigger.Dimmed, LampEffect.Hum);
        _builder.In(LampState.Lit).Ignore("", LampTrigger.Dimmed);
        _builder.In(LampState.Broken).Ends("");

        Assert.That(_builder.Build, Throws.InvalidOperationException.With.Message.Contains("(Lit, Dimmed) twice"));
    }

    [Test]
    public void Cell_written_twice_is_an_error()
    {
        _builder.In(LampState.Dark).Rests("").Go(LampTrigger.Pressed, LampState.Lit).Ignore("", LampTrigger.Pressed);
        _builder.In(LampState.Lit).Rests("");
        _builder.In(LampState.Broken).Ends("");

        Assert.That(_builder.Build, Throws.InvalidOperationException.With.Message.Contains("(Dark, Pressed) twice"));
    }

    [Test]
    public void Rules_say_what_was_written()
    {
        var rules = LampRules.Create();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((rules.Name, rules.Initial), Is.EqualTo(("Lamp", LampState.Dark)));
            Assert.That(rules.States.Select(state => (state.State, state.Kind, state.Why, state.Timeout, state.TimeoutTrigger)), Is.EqualTo(
            [
                (LampState.Dark, StateKind.Home, "until somebody comes", TimeSpan.Zero, (LampTrigger?)null),
                (LampState.Lit, StateKind.Waits, "for somebody to go", LampRules.LitFor, LampTrigger.TimerElapsed),
                (LampState.Broken, StateKind.Ends, "no light any more", TimeSpan.Zero, null),
            ]));
            Assert.That(rules[LampState.Lit].OnEntry, Is.EqualTo([LampEffect.Hum]));
            Assert.That(rules.Find(LampState.Dark, LampTrigger.Dimmed)?.Refusal, Is.EqualTo(LocalCode.NotPermittedNow));
            Assert.That(rules.Find(LampState.Dark, LampTrigger.Burnt), Is.Null);
            Assert.That(rules.Find(LampState.Broken, LampTrigger.Burnt)?.Reason, Is.EqualTo("it is over"));
        }
    }

    [TestCase(LampState.Dark, LampTrigger.Pressed, true, TestName = "A transition is permitted")]
    [TestCase(LampState.Lit, LampTrigger.Dimmed, true, TestName = "A stay is permitted")]
    [TestCase(LampState.Dark, LampTrigger.Dimmed, false, TestName = "What is refused is not permitted")]
    [TestCase(LampState.Broken, LampTrigger.Pressed, false, TestName = "What is ignored is not permitted")]
    [TestCase(LampState.Dark, LampTrigger.Burnt, false, TestName = "What is left out is not permitted")]
    public void Rules_tell_what_is_permitted(LampState state, LampTrigger trigger, bool permitted) =>
        Assert.That(LampRules.Create().Permits(state, trigger), Is.EqualTo(permitted));
}
