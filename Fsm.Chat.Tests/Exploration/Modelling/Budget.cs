namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>How often something may still happen.</summary>
/// <param name="IsLeft">Whether it may.</param>
/// <param name="Spend">Takes note that it does.</param>
internal sealed record Budget(Value IsLeft, ImmutableArray<Statement> Spend)
{
    public static Budget Endless { get; } = new(Value.True, []);

    public static Budget None { get; } = new(Value.False, []);

    /// <summary>A number of times, in all.</summary>
    public static Budget Of(Model model, string name, int times)
    {
        var left = model.Number(name, times, Math.Max(times, 1));
        return new(left.Holds, [left.Add(-1)]);
    }
}
