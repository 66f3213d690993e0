namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>The keys that have a name.</summary>
internal enum KeyName : byte
{
    /// <summary>What the key writes: its text says it.</summary>
    Text,

    /// <summary>Not a key: a text that was pasted.</summary>
    Paste,

    /// <summary>Enter, of the keypad too.</summary>
    Enter,

    /// <summary>The tabulator.</summary>
    Tab,

    /// <summary>Backspace.</summary>
    Backspace,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Up.</summary>
    Up,

    /// <summary>Down.</summary>
    Down,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Home.</summary>
    Home,

    /// <summary>End.</summary>
    End,

    /// <summary>Page up.</summary>
    PageUp,

    /// <summary>Page down.</summary>
    PageDown,

    /// <summary>Insert.</summary>
    Insert,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>The middle of the keypad.</summary>
    Begin,

    /// <summary>F1; the others follow it.</summary>
    F1,

    /// <summary>F2.</summary>
    F2,

    /// <summary>F3.</summary>
    F3,

    /// <summary>F4.</summary>
    F4,

    /// <summary>F5.</summary>
    F5,

    /// <summary>F6.</summary>
    F6,

    /// <summary>F7.</summary>
    F7,

    /// <summary>F8.</summary>
    F8,

    /// <summary>F9.</summary>
    F9,

    /// <summary>F10.</summary>
    F10,

    /// <summary>F11.</summary>
    F11,

    /// <summary>F12.</summary>
    F12,

    /// <summary>A further function key, of which nothing is wanted, or Menu, Help and the like.</summary>
    Other,
}

/// <summary>What is held down with a key.</summary>
[Flags]
internal enum Modifiers : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Shift. Not said of a key that writes: its text says it.</summary>
    Shift = 1,

    /// <summary>Alt.</summary>
    Alt = 2,

    /// <summary>Ctrl.</summary>
    Ctrl = 4,
}

/// <summary>A key that was pressed, or a text that was pasted.</summary>
/// <param name="Name">Which.</param>
/// <param name="Modifiers">What was held down.</param>
/// <param name="Text">What it writes, or would write without Ctrl and Alt; empty for the others.</param>
internal readonly record struct Key(KeyName Name, Modifiers Modifiers = Modifiers.None, string Text = "")
{
    /// <summary>Ctrl and a letter.</summary>
    public static Key Ctrl(char letter) => new(KeyName.Text, Modifiers.Ctrl, $"{letter}");

    /// <summary>Alt and a character.</summary>
    public static Key Alt(char character) => new(KeyName.Text, Modifiers.Alt, $"{character}");

    /// <summary>Text that was typed.</summary>
    public static Key Typed(string text) => new(KeyName.Text, Modifiers.None, text);

    /// <summary>Text that was pasted.</summary>
    public static Key Pasted(string text) => new(KeyName.Paste, Modifiers.None, text);
}
