using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Terminal.Keyboard;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>What the keys do.</summary>
/// <param name="screen">What they act on.</param>
/// <param name="line">The line that they edit.</param>
/// <param name="keys">What those do that are about the program.</param>
internal sealed class ScreenKeys(ScreenController screen, EditedLine line, ProgramKeys keys)
{
    private readonly Dictionary<Key, Action> _actions = new()
    {
        [new(KeyName.Enter)] = screen.Composer.Enter,
        [new(KeyName.Escape)] = screen.Composer.Escape,
        [new(KeyName.Tab)] = screen.Composer.Complete,
        [new(KeyName.Up)] = () => screen.Recall(isOlder: true),
        [new(KeyName.Down)] = () => screen.Recall(isOlder: false),
        [new(KeyName.PageUp)] = () => screen.Scroll(-1),
        [new(KeyName.PageDown)] = () => screen.Scroll(1),
        [new(KeyName.F1)] = screen.Help,
        [new(KeyName.F2)] = () => screen.Answer(isAccepted: true),
        [new(KeyName.F3)] = () => screen.Answer(isAccepted: false),
        [Key.Ctrl('f')] = screen.Composer.Search,
        [Key.Ctrl('r')] = screen.Composer.SeekLine,
        [Key.Ctrl('n')] = () => screen.Switch(windows => windows.Move(1)),
        [Key.Ctrl('p')] = () => screen.Switch(windows => windows.Move(-1)),
        [Key.Alt('a')] = () => screen.Switch(windows => windows.ShowUnread()),

        [new(KeyName.Left)] = line.Left,
        [new(KeyName.Right)] = line.Right,
        [new(KeyName.Home)] = line.Home,
        [new(KeyName.End)] = line.End,
        [new(KeyName.Left, Modifiers.Ctrl)] = line.WordLeft,
        [new(KeyName.Right, Modifiers.Ctrl)] = line.WordRight,
        [new(KeyName.Left, Modifiers.Alt)] = line.WordLeft,
        [new(KeyName.Right, Modifiers.Alt)] = line.WordRight,
        [new(KeyName.Backspace)] = line.Backspace,
        [new(KeyName.Backspace, Modifiers.Shift)] = line.Backspace,
        [new(KeyName.Backspace, Modifiers.Ctrl)] = line.DeleteWordBack,
        [new(KeyName.Backspace, Modifiers.Alt)] = line.DeleteWordBack,
        [new(KeyName.Delete)] = line.Delete,
        [new(KeyName.Delete, Modifiers.Ctrl)] = line.DeleteWordForward,
        [Key.Ctrl('a')] = line.Home,
        [Key.Ctrl('b')] = line.Left,
        [Key.Ctrl('e')] = line.End,
        [Key.Ctrl('k')] = line.DeleteToEnd,
        [Key.Ctrl('t')] = line.Transpose,
        [Key.Ctrl('u')] = line.DeleteToStart,
        [Key.Ctrl('w')] = line.DeleteWordBack,
        [Key.Ctrl('y')] = line.Yank,
        [Key.Ctrl('_')] = line.Undo,
        [Key.Alt('b')] = line.WordLeft,
        [Key.Alt('d')] = line.DeleteWordForward,
        [Key.Alt('f')] = line.WordRight,

        [Key.Ctrl('d')] = line.Delete,
        [Key.Ctrl('l')] = keys.Redraw,
        [Key.Ctrl('z')] = keys.Suspend,
    };

    /// <summary>Whether a key leaves the program: at the end of nothing Ctrl-D does too, as in a shell.</summary>
    public bool Leaves(Key key) => key == Key.Ctrl('c') || (key == Key.Ctrl('d') && line.Text.Length == 0);

    /// <summary>A key was pressed, or a text was pasted. One that means nothing does nothing.</summary>
    public void Press(Key key)
    {
        if (Leaves(key))
            keys.Leave();
        else if (_actions.TryGetValue(key, out var action))
            action();
        else if (key.Name == KeyName.Paste)
            screen.Composer.Paste(key.Text);
        else if (key is { Name: KeyName.Text, Modifiers: Modifiers.None })
            screen.Composer.Type(key.Text);
        else if (key is { Name: KeyName.Text, Modifiers: Modifiers.Alt, Text: [>= '1' and <= '9' and var digit] })
            screen.Switch(windows => windows.ShowNumber(digit - '0'));
    }
}

/// <summary>What the keys do that are about the program.</summary>
/// <param name="Leave">Ctrl-C, and Ctrl-D at an empty line.</param>
/// <param name="Redraw">Ctrl-L.</param>
/// <param name="Suspend">Ctrl-Z.</param>
internal sealed record ProgramKeys(Action Leave, Action Redraw, Action Suspend);
