namespace Fsm.Chat.Tests.Machines.Engine;

internal sealed class Lamp(LampState initial) : Subject<LampState>(initial)
{
    public TimeSpan? Patience { get; init; }

    public override TimeSpan WaitFor(TimeSpan longest) => Patience ?? longest;
}

/// <summary>A driver of lamps that keeps what it was asked for, and throws where it is told to.</summary>
internal sealed class LampRoom : IPerformer<Lamp, LampTrigger, LampEffect, string>, IStepObserver
{
    public LampRoom()
    {
        Host = new(this);
        Driver = new(LampRules.Create(), Host, this);
    }

    public MachineHost Host { get; }

    public Driver<LampState, LampTrigger, LampEffect, Lamp, string> Driver { get; }

    public List<string> Done { get; } = [];

    public List<string> Seen { get; } = [];

    public List<Judgement<LampTrigger>> Judged { get; } = [];

    public LampEffect? ThrowsAt { get; set; }

    public bool ObserverThrows { get; set; }

    public bool ContainingThrows { get; set; }

    public bool ElapsedThrows { get; set; }

    public Action? AtHum { get; set; }

    public void Forget()
    {
        Done.Clear();
        Seen.Clear();
    }

    public void Perform(LampEffect effect, Lamp subject, in string happened)
    {
        if (effect == ThrowsAt)
            throw new InvalidOperationException($"{effect}");
        Done.Add($"{effect} {happened}");
        if (effect == LampEffect.Hum)
        {
            var asked = AtHum;
            AtHum = null; // once: what it asks for may hum itself
            asked?.Invoke();
        }
    }

    public void Judge(Lamp subject, in Judgement<LampTrigger> judged, in string happened) => Judged.Add(judged);

    public void Contain(Lamp subject, Exception error)
    {
        Done.Add("contained");
        if (ContainingThrows)
        {
            Driver.Contain(subject, error);
            throw error;
        }

        ThrowsAt = null;
        ObserverThrows = false;
        Driver.Fire(subject, LampTrigger.Burnt, "");
    }

    public string Elapsed(Lamp subject, LampTrigger trigger) => ElapsedThrows ? throw new InvalidOperationException("What a timer brings along.") : "elapsed";

    public void Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, in StepRecord<TState, TTrigger, TEffect> step)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        if (ObserverThrows)
            throw new InvalidOperationException("A full disk.");
        Seen.Add($"{step.From} {step.Trigger} {step.To}");
    }

    public void NoteArmed<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, TimeSpan due)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum => Seen.Add($"armed {due}");
}
