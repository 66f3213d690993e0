using System.Runtime.CompilerServices;

namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>One machine in a model, by its rules: the real ones, executed by the real engine.</summary>
internal sealed class Part<TState, TTrigger, TEffect>(string name, Machine<TState, TTrigger, TEffect> machine, Variable state, Variable armed)
    : Part(name, machine.Rules.Name, state, armed)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
{
    public override Value TimerIsRight
    {
        get
        {
            var waiting = machine.Rules.States.Where(rules => rules.Kind == StateKind.Waits).Select(rules => Number(rules.State)).ToArray();
            var waits = waiting.Length == 0 ? Value.False : State.IsAny(waiting);
            return (Armed.Holds & waits) | (Armed.Is(0) & !waits);
        }
    }

    /// <summary>Whether it is in one of these states.</summary>
    public Value In(params TState[] states) => State.IsAny([.. states.Select(Number)]);

    /// <summary>Whether a frame or an event does anything there.</summary>
    public Value NotIn(TState one) => State.IsNot(Number(one));

    public Statement Fire(TTrigger trigger, params ImmutableArray<Statement> whenMoved) => new Fire(this, Number(trigger), whenMoved);

    /// <summary>Makes it a new subject, with the timer of its first state.</summary>
    public ImmutableArray<Statement> Begin(bool armed = true) =>
        [State.Set(Number(machine.Rules.Initial)), Armed.Set(armed && machine.Rules[machine.Rules.Initial].Timeout > TimeSpan.Zero ? 1 : 0)];

    public void On(TEffect effect, params ImmutableArray<Statement> meaning) => Mean(Number(effect), meaning);

    /// <summary>Says which effects change nothing in this model: they tell a person, or something that is left out.</summary>
    public void Quiet(params ImmutableArray<TEffect> effects)
    {
        foreach (var effect in effects)
            On(effect);
    }

    /// <summary>The timers that its states arm, each with the condition that it is armed.</summary>
    public IEnumerable<(TTrigger Trigger, Value IsArmed)> Timers => machine.Rules.States.Where(rules => rules.TimeoutTrigger is not null)
        .Select(rules => (rules.TimeoutTrigger!.Value, In(rules.State) & Armed.Holds));

    /// <summary>Says what follows when a frame was not permitted.</summary>
    /// <param name="accusation">The trigger that says just that to this machine, if it has one: when that is not permitted either, it is our own mistake.</param>
    public void OnViolation(TTrigger? accusation, params ImmutableArray<Statement> followed) =>
        (Accusation, Followed) = (accusation is { } trigger ? Number(trigger) : null, followed);

    public override string TriggerName(int trigger) => NameOf<TTrigger>(trigger);

    public override PartStep Step(int from, int trigger)
    {
        var step = machine.Step(new Bystander<TState>(Of<TState>(from)), Of<TTrigger>(trigger));
        return new(Number(step.To), step.Outcome, [.. step.Effects.Select(Number)], step.Timeout > TimeSpan.Zero);
    }

    protected override string EffectName(int effect) => NameOf<TEffect>(effect);

    private static int Number<TEnum>(TEnum value)
        where TEnum : struct, Enum => Unsafe.BitCast<TEnum, byte>(value);

    private static TEnum Of<TEnum>(int value)
        where TEnum : struct, Enum => Unsafe.BitCast<byte, TEnum>((byte)value);

    private static string NameOf<TEnum>(int value)
        where TEnum : struct, Enum => Of<TEnum>(value).ToString();
}
