namespace Fsm.Chat.Tests.Diagrams;

/// <summary>How the drawings write how long a timer runs.</summary>
internal static class TimerWords
{
    public static string Of(TimeSpan timeout) => timeout < TimeSpan.FromSeconds(1) ? $"{timeout.TotalMilliseconds} ms" : $"{timeout.TotalSeconds} s";
}
