namespace Fsm.Chat.Tests.Exploration.Modelling;

internal sealed record Budget(Value IsLeft, ImmutableArray<Statement> Spend)
{
    public static Budget Endless { get; } = new(Value.True, []);

    public static Budget None { get; } = new(Value.False, []);

    public static Budget Of(Model model, string name, int times)
    {
        var left = model.Number(name, times, Math.Max(times, 1));
        return new(left.Holds, [left.Add(-1)]);
    }
}
