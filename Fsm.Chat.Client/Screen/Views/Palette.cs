using Fsm.Chat.Client.Screen.Rows;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>The looks, in the terminal's own sixteen colours and on its own background: what a person has chosen to read well stays so.</summary>
internal static class Palette
{
    /// <summary>How a style is drawn.</summary>
    public static Attribute Of(Style style) => style switch
    {
        Style.Faint => Make(Color.None, TextStyle.Faint),
        Style.Name => Make(Color.None, TextStyle.Bold),
        Style.Own => Make(Color.Cyan, TextStyle.None),
        Style.Notice => Make(Color.Blue, TextStyle.None),
        Style.Error => Make(Color.Red, TextStyle.None),
        Style.Alert => Make(Color.Yellow, TextStyle.Bold),
        Style.Good => Make(Color.Green, TextStyle.None),
        Style.Bar => Make(Color.None, TextStyle.Reverse),
        _ => Make(Color.None, TextStyle.None),
    };

    private static Attribute Make(Color colour, TextStyle style) => new(colour, Color.None, style);
}
