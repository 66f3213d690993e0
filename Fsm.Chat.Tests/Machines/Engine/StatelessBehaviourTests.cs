using Stateless;

namespace Fsm.Chat.Tests.Machines.Engine;

/// <summary>What the engine relies on in Stateless, so that an update that changes it is seen here and not in a chat.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatelessBehaviourTests
{
    private readonly List<string> _log = [];
    private LampState _state = LampState.Dark;

    [Test]
    public void State_is_written_after_leaving_and_before_entering()
    {
        var machine = Logging();
        machine.Configure(LampState.Dark).Permit(LampTrigger.Pressed, LampState.Lit).OnExit(() => _log.Add("leave"));
        machine.Configure(LampState.Lit).OnEntry(() => _log.Add("enter"));

        machine.Fire(LampTrigger.Pressed);

        Assert.That(_log, Is.EqualTo(["leave", "write Lit", "enter"]));
    }

    [Test]
    public void Leaving_knows_the_trigger()
    {
        var machine = Logging();
        machine.Configure(LampState.Dark).Permit(LampTrigger.Pressed, LampState.Lit).OnExit(transition => _log.Add(transition.Trigger.ToString()));

        machine.Fire(LampTrigger.Pressed);

        Assert.That(_log[0], Is.EqualTo("Pressed"));
    }

    [Test]
    public void Internal_transition_neither_leaves_nor_writes_nor_enters()
    {
        var machine = Logging();
        machine.Configure(LampState.Dark).InternalTransition(LampTrigger.Dimmed, () => _log.Add("act")).OnEntry(() => _log.Add("enter")).OnExit(() => _log.Add("leave"));

        machine.Fire(LampTrigger.Dimmed);

        Assert.That(_log, Is.EqualTo(["act"]));
    }

    [Test]
    public void Ignored_trigger_does_nothing_and_is_not_unhandled()
    {
        var machine = Logging();
        machine.Configure(LampState.Dark).Ignore(LampTrigger.Dimmed).OnEntry(() => _log.Add("enter")).OnExit(() => _log.Add("leave"));

        machine.Fire(LampTrigger.Dimmed);

        Assert.That(_log, Is.Empty);
    }

    [Test]
    public void Unhandled_trigger_goes_to_the_callback_and_does_not_throw()
    {
        var machine = Logging();
        machine.Configure(LampState.Dark).Permit(LampTrigger.Pressed, LampState.Lit);

        machine.Fire(LampTrigger.Burnt);

        Assert.That(_log, Is.EqualTo(["unhandled Burnt in Dark"]));
    }

    [Test]
    public void Trigger_that_failed_is_not_run_again_by_the_next_one()
    {
        var machine = Logging();
        var fails = true;
        machine.Configure(LampState.Dark)
            .InternalTransition(LampTrigger.Dimmed, () => _log.Add("dimmed"))
            .InternalTransition(LampTrigger.Burnt, () => { if (fails) throw new InvalidTimeZoneException(); });

        Assert.That(() => machine.Fire(LampTrigger.Burnt), Throws.TypeOf<InvalidTimeZoneException>());
        fails = false;
        machine.Fire(LampTrigger.Dimmed);

        Assert.That(_log, Is.EqualTo(["dimmed"]));
    }

    private StateMachine<LampState, LampTrigger> Logging()
    {
        var machine = new StateMachine<LampState, LampTrigger>(() => _state, Write, FiringMode.Immediate);
        machine.OnUnhandledTrigger((state, trigger) => _log.Add($"unhandled {trigger} in {state}"));
        _log.Clear();
        _state = LampState.Dark;
        return machine;
    }

    private void Write(LampState state)
    {
        _state = state;
        _log.Add($"write {state}");
    }
}
