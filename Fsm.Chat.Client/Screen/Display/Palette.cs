using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>The looks, in the terminal's own sixteen colours and on its own background: what a person has chosen to read well stays so.</summary>
internal static class Palette
{
    /// <summary>How a style is drawn: the sequence (SGR) that turns it on, and all others off.</summary>
    public static string Of(Style style) => style switch
    {
        Style.Faint => "\e[0;2m",
        Style.Name => "\e[0;1m",
        Style.Own => "\e[0;36m",
        Style.Notice => "\e[0;34m",
        Style.Error => "\e[0;31m",
        Style.Alert => "\e[0;1;33m",
        Style.Good => "\e[0;32m",
        Style.Bar => "\e[0;7m",
        _ => "\e[0m",
    };
}
