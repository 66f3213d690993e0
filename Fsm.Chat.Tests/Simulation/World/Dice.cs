namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>The one source of chance in a run. The same seed gives the same throws, on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Whether something happens that happens so often of one time.</summary>
    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A number from 0 to 1.</summary>
    public double Fraction() => _random.NextDouble();

    /// <summary>A number, both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + TimeSpan.FromTicks(_random.NextInt64(most.Ticks - least.Ticks + 1));

    /// <summary>Milliseconds, both ends included.</summary>
    public TimeSpan Milliseconds(int least, int most) => Between(TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most));

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>One of several, some more often than others.</summary>
    public T PickWeighted<T>(params ReadOnlySpan<(int Weight, T Choice)> choices)
    {
        var sum = 0;
        foreach (var (weight, _) in choices)
            sum += weight;
        var thrown = _random.Next(sum);
        foreach (var (weight, choice) in choices)
        {
            if (thrown < weight)
                return choice;
            thrown -= weight;
        }

        throw new ArgumentException("Nothing to choose from.", nameof(choices));
    }
}
