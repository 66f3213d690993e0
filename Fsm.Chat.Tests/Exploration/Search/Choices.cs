using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>The numbers by which a path calls its choices.</summary>
internal static class Choices
{
    public const long Then = 1, Otherwise = 0;

    /// <summary>The values of some facts as one number.</summary>
    public static long Of(IEnumerable<int> values) => values.Aggregate(0L, (number, value) => (number << 8) | (uint)value);

    public static long Of(Choose choose, byte[] world)
    {
        var number = 0L;
        foreach (var fact in choose.Facts)
            number = (number << 8) | world[fact.Index];
        return number;
    }
}
