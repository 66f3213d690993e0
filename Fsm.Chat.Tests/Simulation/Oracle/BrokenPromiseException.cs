namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>Something happened that must never happen.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);

internal static class Promise
{
    /// <exception cref="BrokenPromiseException">It does not hold.</exception>
    public static void That(bool holds, FormattableString otherwise)
    {
        if (!holds)
            throw new BrokenPromiseException(FormattableString.Invariant(otherwise));
    }
}
