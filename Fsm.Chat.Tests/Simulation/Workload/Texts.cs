namespace Fsm.Chat.Tests.Simulation.Workload;

/// <summary>Makes texts that are typed once in a run and never again, so that each can be followed through it.</summary>
internal sealed class Texts
{
    private long _last;

    /// <summary>A text that is not like any other.</summary>
    public string Next(int padding = 0) => string.Create(CultureInfo.InvariantCulture, $"t{++_last}.{new string('x', padding)}");

    public static bool IsOne(string text) => text.Length > 2 && text[0] == 't' && char.IsAsciiDigit(text[1]) && text.Contains('.', StringComparison.Ordinal);
}
