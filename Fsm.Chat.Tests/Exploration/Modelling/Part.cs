namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>One machine in a model: a subject's state, and what its effects mean here. This half of it knows no enums.</summary>
internal abstract class Part(string name, string machine, Variable state, Variable armed)
{
    private readonly Dictionary<int, ImmutableArray<Statement>> _effects = [];

    public string Name => name;

    public string Machine => machine;

    public Variable State => state;

    /// <summary>Whether the timer of its state is armed: what the step said when the state was entered.</summary>
    public Variable Armed => armed;

    /// <summary>What follows when a frame was not permitted; null where that may not come about.</summary>
    public ImmutableArray<Statement>? Followed { get; protected set; }

    /// <summary>The trigger that says that a frame was not permitted; null for none. When it is not permitted either, there is nothing more to say.</summary>
    public int? Accusation { get; protected set; }

    /// <summary>Whether that is to be expected, because the machine can be closing already.</summary>
    public bool MayBeClosing { get; set; }

    /// <summary>Whether the timer is armed exactly where the rules say that it waits.</summary>
    public abstract Value TimerIsRight { get; }

    public abstract string TriggerName(int trigger);

    public abstract PartStep Step(int from, int trigger);

    /// <summary>What an effect means here.</summary>
    /// <exception cref="InvalidOperationException">Nobody said so.</exception>
    public ImmutableArray<Statement> Meaning(int effect) => _effects.TryGetValue(effect, out var meaning)
        ? meaning
        : throw new InvalidOperationException($"The model does not say what {EffectName(effect)} of {name} means.");

    protected abstract string EffectName(int effect);

    protected void Mean(int effect, ImmutableArray<Statement> meaning) => _effects.Add(effect, meaning);
}

/// <summary>What one step of a part came to.</summary>
internal readonly record struct PartStep(int To, StepOutcome Outcome, ImmutableArray<int> Effects, bool Arms);
