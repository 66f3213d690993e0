namespace Fsm.Chat.Client.Terminal;

/// <summary>What kind of terminal the program runs on.</summary>
internal static class TerminalKind
{
    /// <summary>
    /// Whether a program may take the whole screen: input and output are a terminal that can move its cursor, and the person does not want it linear
    /// (<see href="https://no-color.org"/>).
    /// </summary>
    public static bool IsFullScreen() =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
