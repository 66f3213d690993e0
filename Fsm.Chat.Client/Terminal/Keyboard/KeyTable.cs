using System.Globalization;
using System.Text;

namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>Which sequence is which key: those of xterm and who follows it (VTE, tmux, screen, foot), rxvt, the Linux console, and kitty's protocol.</summary>
internal static class KeyTable
{
    private const char Esc = '\e';

    // ESC [ … final, and ESC O … final.
    private static readonly Dictionary<char, KeyName> ByLetter = new()
    {
        ['A'] = KeyName.Up, ['B'] = KeyName.Down, ['C'] = KeyName.Right, ['D'] = KeyName.Left, ['E'] = KeyName.Begin, ['F'] = KeyName.End, ['H'] = KeyName.Home,
        ['P'] = KeyName.F1, ['Q'] = KeyName.F2, ['R'] = KeyName.F3, ['S'] = KeyName.F4,
    };

    // ESC [ number ~
    private static readonly Dictionary<int, KeyName> ByNumber = new()
    {
        [1] = KeyName.Home, [2] = KeyName.Insert, [3] = KeyName.Delete, [4] = KeyName.End, [5] = KeyName.PageUp, [6] = KeyName.PageDown, [7] = KeyName.Home, [8] = KeyName.End,
        [11] = KeyName.F1, [12] = KeyName.F2, [13] = KeyName.F3, [14] = KeyName.F4, [15] = KeyName.F5, [17] = KeyName.F6, [18] = KeyName.F7, [19] = KeyName.F8,
        [20] = KeyName.F9, [21] = KeyName.F10, [23] = KeyName.F11, [24] = KeyName.F12, [25] = KeyName.Other, [26] = KeyName.Other, [28] = KeyName.Other,
        [29] = KeyName.Other, [31] = KeyName.Other, [32] = KeyName.Other, [33] = KeyName.Other, [34] = KeyName.Other,
    };

    // ESC O letter: a keypad that sends sequences.
    private static readonly Dictionary<char, Key> ByKeypad = new()
    {
        ['M'] = new(KeyName.Enter), ['I'] = new(KeyName.Tab), [' '] = Key.Typed(" "), ['X'] = Key.Typed("="), ['j'] = Key.Typed("*"), ['k'] = Key.Typed("+"),
        ['l'] = Key.Typed(","), ['m'] = Key.Typed("-"), ['n'] = Key.Typed("."), ['o'] = Key.Typed("/"),
    };

    // The keys that write nothing have code points of no character in kitty's protocol.
    private static readonly Dictionary<int, KeyName> ByCodePoint = new()
    {
        ['\e'] = KeyName.Escape, ['\r'] = KeyName.Enter, ['\t'] = KeyName.Tab, [0x7F] = KeyName.Backspace, ['\b'] = KeyName.Backspace, [57414] = KeyName.Enter,
        [57417] = KeyName.Left, [57418] = KeyName.Right, [57419] = KeyName.Up, [57420] = KeyName.Down, [57421] = KeyName.PageUp, [57422] = KeyName.PageDown,
        [57423] = KeyName.Home, [57424] = KeyName.End, [57425] = KeyName.Insert, [57426] = KeyName.Delete, [57427] = KeyName.Begin,
    };

    private const int FirstDigit = 57399; // of the keypad
    private const string KeypadText = "0123456789./*-+";
    private const int Release = 3;
    private const int FirstPrivate = 57344;
    private const int LastPrivate = 63743;

    /// <summary>The key of a control character.</summary>
    public static Key Control(byte control) => control switch
    {
        (byte)'\r' or (byte)'\n' => new(KeyName.Enter),
        (byte)'\t' => new(KeyName.Tab),
        (byte)'\b' or 0x7F => new(KeyName.Backspace),
        0x1B => new(KeyName.Escape),
        0 => Key.Ctrl(' '),
        < 0x1B => Key.Ctrl((char)(control + 'a' - 1)),
        _ => Key.Ctrl((char)(control + '@')),
    };

    /// <summary>The key of a sequence; null when there is none of a meaning here.</summary>
    /// <param name="sequence">All of it, from its escape on.</param>
    public static Key? Find(string sequence)
    {
        if (sequence is [Esc, Esc, .. var rest])
            return Find($"{Esc}{rest.TrimStart(Esc)}") is { } key ? With(key, Modifiers.Alt) : null;
        return sequence switch
        {
            [_, '[', '[', >= 'A' and <= 'E' and var letter] => new((KeyName)((int)KeyName.F1 + letter - 'A')),
            [_, '[', .. var body, var final] => Csi(body, final),
            [_, 'O', .. var body, var final] => Ss3(body, final),
            [_, < ' ' or '\x7F'] => With(Control((byte)sequence[1]), Modifiers.Alt),
            [_, var character] => Key.Alt(character),
            _ => null,
        };
    }

    private static Key? Csi(string body, char final)
    {
        if (Parameters.Read(body) is not { } parameters || parameters.IsRelease)
            return null;
        var (number, modifiers) = (parameters[0] ?? 1, parameters.Modifiers);
        return final switch
        {
            '~' when number == 27 && parameters[2] is { } character => OfCodePoint(character, modifiers),
            '~' => Numbered(number, modifiers),
            '$' => Numbered(number, Modifiers.Shift),
            '^' => Numbered(number, Modifiers.Ctrl),
            '@' => Numbered(number, Modifiers.Ctrl | Modifiers.Shift),
            'u' => parameters[0] is { } code ? OfCodePoint(code, modifiers) : null,
            'Z' when body.Length == 0 || number == 1 => new(KeyName.Tab, modifiers | Modifiers.Shift),
            >= 'a' and <= 'd' when body.Length == 0 => new(ByLetter[char.ToUpperInvariant(final)], Modifiers.Shift), // rxvt
            // A report of the cursor has the same form as F3; it is never asked for.
            _ => number == 1 && ByLetter.TryGetValue(final, out var name) ? new(name, modifiers) : null,
        };
    }

    private static Key? Ss3(string body, char final)
    {
        if (Parameters.Read(body) is not { } parameters)
            return null;
        // Some write the modifiers in the place of the only parameter.
        var modifiers = parameters[1] is null ? Parameters.ModifiersOf(parameters[0]) : parameters.Modifiers;
        return final switch
        {
            >= 'a' and <= 'd' => new(ByLetter[char.ToUpperInvariant(final)], Modifiers.Ctrl), // rxvt
            >= 'p' and <= 'y' => Key.Typed($"{final - 'p'}"),
            _ when ByKeypad.TryGetValue(final, out var key) => With(key, modifiers),
            _ => ByLetter.TryGetValue(final, out var name) ? new(name, modifiers) : null,
        };
    }

    private static Key? Numbered(int number, Modifiers modifiers) => ByNumber.TryGetValue(number, out var name) ? new(name, modifiers) : null;

    private static Key? OfCodePoint(int code, Modifiers modifiers)
    {
        if (ByCodePoint.TryGetValue(code, out var name))
            return new(name, modifiers);
        if (code >= FirstDigit && code < FirstDigit + KeypadText.Length)
            return With(Key.Typed($"{KeypadText[code - FirstDigit]}"), modifiers);
        if (code < ' ' || code is >= FirstPrivate and <= LastPrivate || !Rune.IsValid(code))
            return null;
        var text = new Rune(code).ToString();
        // Shift is in the text, where the terminal says so; Ctrl goes with the letter, not with its size.
        if ((modifiers & ~Modifiers.Shift) == Modifiers.None)
            return Key.Typed(modifiers == Modifiers.Shift ? text.ToUpperInvariant() : text);
        return new(KeyName.Text, modifiers & ~Modifiers.Shift, modifiers.HasFlag(Modifiers.Ctrl) ? text.ToLowerInvariant() : text);
    }

    private static Key With(Key key, Modifiers modifiers) => key with { Modifiers = key.Modifiers | modifiers };

    /// <summary>The parameters of a sequence. Those behind a colon belong to the one before it.</summary>
    private readonly struct Parameters(List<int?[]> all)
    {
        public int? this[int index] => index < all.Count ? all[index][0] : null;

        public Modifiers Modifiers => ModifiersOf(this[1]);

        public bool IsRelease => all.Count > 1 && all[1].Length > 1 && all[1][1] == Release;

        public static Modifiers ModifiersOf(int? parameter)
        {
            const int Super = 8;
            const int Meta = 32;
            var bits = parameter is > 0 and var given ? given - 1 : 0;
            var alt = (bits & (Super | Meta)) == 0 ? Modifiers.None : Modifiers.Alt;
            return (Modifiers)(bits & 7) | alt;
        }

        public static Parameters? Read(string body)
        {
            var all = new List<int?[]>();
            foreach (var parameter in body.Split(';'))
            {
                var parts = parameter.Split(':');
                var values = new int?[parts.Length];
                for (var i = 0; i < parts.Length; i++)
                {
                    if (parts[i].Length == 0)
                        continue;
                    if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                        return null; // private, or none that a key has
                    values[i] = value;
                }

                all.Add(values);
            }

            return new(all);
        }
    }
}
