using System.Globalization;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>How long nothing has to come behind an escape until it is the Escape key.</summary>
internal static class EscapeDelay
{
    private const int Longest = 10_000;

    /// <summary>What <c>ESCDELAY</c> says in milliseconds, as to other programs on terminals: over a slow line the rest of a key may take longer than usual.</summary>
    public static TimeSpan OfEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("ESCDELAY"), NumberStyles.None, CultureInfo.InvariantCulture, out var delay) && delay is > 0 and <= Longest
            ? TimeSpan.FromMilliseconds(delay)
            : KeyboardRules.EscapeDelay;
}
