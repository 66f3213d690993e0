using System.Text;
using Terminal.Gui.Input;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>What the keys do that do not just edit the line.</summary>
/// <param name="screen">What they act on.</param>
/// <param name="leave">What Ctrl-C does.</param>
/// <param name="redraw">What Ctrl-L does.</param>
internal sealed class ScreenKeys(ScreenController screen, Action leave, Action redraw)
{
    private readonly Dictionary<Key, Action> _actions = new()
    {
        [Key.Enter] = screen.Composer.Enter,
        [Key.Esc] = screen.Composer.Escape,
        [Key.Tab] = screen.Completion.Press,
        [Key.CursorUp] = () => screen.Recall(isOlder: true),
        [Key.CursorDown] = () => screen.Recall(isOlder: false),
        [Key.PageUp] = () => screen.Scroll(-1),
        [Key.PageDown] = () => screen.Scroll(1),
        [Key.F1] = screen.Help,
        [Key.F2] = () => screen.Answer(isAccepted: true),
        [Key.F3] = () => screen.Answer(isAccepted: false),
        [Key.F.WithCtrl] = screen.Composer.Search,
        [Key.N.WithCtrl] = () => screen.Switch(windows => windows.Move(1)),
        [Key.P.WithCtrl] = () => screen.Switch(windows => windows.Move(-1)),
        [Key.A.WithAlt] = () => screen.Switch(windows => windows.ShowUnread()),
        [Key.U.WithCtrl] = () => screen.DeleteBack(isWord: false),
        [Key.W.WithCtrl] = () => screen.DeleteBack(isWord: true),
        [Key.C.WithCtrl] = leave,
        [Key.L.WithCtrl] = redraw,
    };

    /// <summary>A key was pressed.</summary>
    /// <returns>Whether the line must not take it too.</returns>
    public bool Press(Key key)
    {
        if (_actions.TryGetValue(key, out var action))
        {
            action();
            return true;
        }

        if (key.IsAlt && key.NoAlt.AsRune.Value is >= '1' and <= '9' and var digit)
        {
            screen.Switch(windows => windows.ShowNumber(digit - '0'));
            return true;
        }

        return Character(key) is { } character && screen.Composer.Type(character);
    }

    private static string? Character(Key key) =>
        key.IsCtrl || key.IsAlt || key.AsRune == default || Rune.IsControl(key.AsRune) ? null : key.AsRune.ToString();
}
