using Fsm.Chat.Client.Configuration;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>Calls a person who may be looking elsewhere.</summary>
internal static class Attention
{
    /// <summary>What a terminal is sent: the bell, and the sequence (OSC 9) that terminals make a notification of the desktop of.</summary>
    /// <param name="wanted">What the person wants.</param>
    /// <param name="words">What it is about, escaped: a control character would end the sequence.</param>
    public static string Sequence(Notifications wanted, string words) =>
        (wanted.HasFlag(Notifications.Desktop) ? $"\u001b]9;{words}\a" : "") + (wanted.HasFlag(Notifications.Bell) ? "\a" : "");
}
