using Fsm.Chat.Client.Screen.Layout;
using Fsm.Chat.Client.Screen.Rows;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;
using Attribute = Terminal.Gui.Drawing.Attribute;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>The screen as the library sees it: rows that are drawn, and a line that is edited.</summary>
internal sealed class ChatScreen : Runnable
{
    private readonly RowsView _rows = new() { Width = Dim.Fill(), Height = Dim.Fill(1), CanFocus = false };
    private readonly Label _label = new() { Y = Pos.AnchorEnd(1), CanFocus = false };

    /// <summary>Lays the parts out.</summary>
    /// <param name="editor">The line that is edited.</param>
    public ChatScreen(EditorField editor)
    {
        (Width, Height) = (Dim.Fill(), Dim.Fill());
        _label.HotKeySpecifier = default; // an underscore in a name is only that
        (editor.X, editor.Y, editor.Width) = (Pos.Right(_label), Pos.AnchorEnd(1), Dim.Fill());
        Add(_rows, _label, editor);
    }

    /// <summary>Shows these rows from now on.</summary>
    public void Show(ScreenRows shown)
    {
        _rows.Show(shown.Rows);
        if (_label.Text != shown.Label)
            (_label.Text, _label.Width) = (shown.Label, Columns.Of(shown.Label));
    }

    /// <inheritdoc/>
    protected override bool OnGettingAttributeForRole(in VisualRole role, ref Attribute currentAttribute)
    {
        currentAttribute = Palette.Of(Style.Plain);
        return true;
    }
}
