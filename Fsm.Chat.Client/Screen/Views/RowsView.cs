using Fsm.Chat.Client.Screen.Rows;
using Terminal.Gui.ViewBase;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>Draws rows.</summary>
internal sealed class RowsView : View
{
    private IReadOnlyList<Row> _rows = [];

    /// <summary>Shows these rows from now on.</summary>
    public void Show(IReadOnlyList<Row> rows)
    {
        _rows = rows;
        SetNeedsDraw();
    }

    /// <inheritdoc/>
    protected override bool OnDrawingContent(DrawContext? context)
    {
        foreach (var (y, row) in _rows.Take(Viewport.Height).Index())
        {
            Move(0, y);
            foreach (var span in row.Spans)
            {
                SetAttribute(Palette.Of(span.Style));
                AddStr(span.Text);
            }
        }

        return true;
    }
}
