using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Typing;
using Terminal.Gui.Drawing;
using Terminal.Gui.Views;
using Attribute = Terminal.Gui.Drawing.Attribute;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>The line that is typed. The library counts its places in characters as a person sees them, the rest of the program in UTF-16 units.</summary>
internal sealed class EditorField : TextField, ILineEditor
{
    /// <inheritdoc/>
    public int Caret => Clusters.Of(Text).Take(InsertionPoint).Sum(element => element.Length);

    /// <inheritdoc/>
    public void Set(string text, int cursor)
    {
        Text = text;
        InsertionPoint = Clusters.Of(text[..cursor]).Count();
    }

    /// <inheritdoc/>
    protected override bool OnGettingAttributeForRole(in VisualRole role, ref Attribute currentAttribute)
    {
        currentAttribute = Palette.Of(Style.Plain);
        return true;
    }
}
