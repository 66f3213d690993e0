namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>An expression over a world: computed here, and printed for Spin.</summary>
/// <param name="Read">Its value in a world; a condition holds when that is not 0.</param>
internal sealed record Value(Func<byte[], int> Read, string Text)
{
    public static Value True { get; } = new(_ => 1, "true");

    public static Value False { get; } = new(_ => 0, "false");

    /// <summary>Variables that are known to have a value where the condition holds: spares Spin branches that cannot be.</summary>
    public ImmutableArray<(Variable Variable, int Value)> Known { get; init; } = [];

    public static Value operator &(Value one, Value other) => new(world => one.Holds(world) && other.Holds(world) ? 1 : 0, $"({one.Text} && {other.Text})")
    {
        Known = [.. one.Known, .. other.Known],
    };

    public static Value operator |(Value one, Value other) => new(world => one.Holds(world) || other.Holds(world) ? 1 : 0, $"({one.Text} || {other.Text})");

    public static Value operator !(Value one) => new(world => one.Holds(world) ? 0 : 1, $"!{one.Text}");

    public bool Holds(byte[] world) => Read(world) != 0;
}
