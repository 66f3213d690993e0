namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>What a move or an effect does to a world. Few kinds, so that Spin can be told the same.</summary>
internal abstract record Statement
{
    public static Statement If(Value condition, ImmutableArray<Statement> then, ImmutableArray<Statement> otherwise = default) =>
        new Branch(condition, then, otherwise.IsDefault ? [] : otherwise);

    /// <summary>What a pure function makes of some variables: how the real decisions are asked.</summary>
    public static Statement Decide(ImmutableArray<Variable> facts, Func<int[], ImmutableArray<Statement>> decide) => new Choose(facts, decide);

    public static Statement Demand(Value condition, string property) => new Demand(condition, property);

    public static Statement Never(string property) => new Demand(Value.False, property);
}

internal sealed record Set(Variable Variable, Value Value) : Statement;

internal sealed record Send(Channel Channel, Frame Frame) : Statement;

internal sealed record Take(Channel Channel) : Statement;

internal sealed record Clear(Channel Channel) : Statement;

internal sealed record Demand(Value Condition, string Property) : Statement;

internal sealed record Branch(Value Condition, ImmutableArray<Statement> Then, ImmutableArray<Statement> Otherwise) : Statement;

internal sealed record Choose(ImmutableArray<Variable> Facts, Func<int[], ImmutableArray<Statement>> Body) : Statement;

/// <summary>Tells a machine what happened, and does what it asks for.</summary>
/// <param name="WhenMoved">What is done first, if it has moved: where a link notes its reason.</param>
internal sealed record Fire(Part Part, int Trigger, ImmutableArray<Statement> WhenMoved) : Statement;
