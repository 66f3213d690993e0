namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>One small number of a world.</summary>
/// <param name="names">What its values are called; as many as it can have.</param>
internal sealed class Variable(string name, int index, int initial, IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int> _numbers = names.Index().ToDictionary(each => each.Item, each => each.Index);

    public string Name => name;

    public int Index => index;

    public int Initial => initial;

    public IReadOnlyList<string> Names => names;

    /// <summary>The value that is called so, or null.</summary>
    public int? NumberOf(string value) => _numbers.TryGetValue(value, out var number) ? number : null;

    public Value Is(int value) => new(world => world[index] == value ? 1 : 0, $"({name} == {names[value]})") { Known = [(this, value)] };

    public Value IsNot(int value) => new(world => world[index] != value ? 1 : 0, $"({name} != {names[value]})");

    public Value IsAny(params int[] values) => values.Select(Is).Aggregate((one, other) => one | other);

    public Value Holds => IsNot(0);

    public Statement Set(int value) => new Set(this, new(_ => value, names[value]));

    public Statement Add(int difference) =>
        new Set(this, new(world => world[index] + difference, difference < 0 ? $"{name} - {-difference}" : $"{name} + {difference}"));
}
