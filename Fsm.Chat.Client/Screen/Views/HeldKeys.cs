using System.Text;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>
/// Keys that came in one breath. Alt and a digit is an escape and that digit; what follows at once makes the library wait for the end of a sequence that never
/// comes, and drop it all.
/// </summary>
internal static class HeldKeys
{
    /// <summary>The keys in what the library has dropped; none when it does not begin with a key of ours.</summary>
    public static IEnumerable<Key> In(string dropped)
    {
        if (dropped is not ['\u001b', (>= '1' and <= '9') or 'a', ..])
            yield break;
        yield return ((Key)dropped[1]).WithAlt;
        foreach (var rune in dropped[2..].EnumerateRunes())
            yield return Of(rune);
    }

    private static Key Of(Rune rune) => rune.Value switch
    {
        '\r' or '\n' => Key.Enter,
        '\t' => Key.Tab,
        '\b' or 0x7F => Key.Backspace,
        > 0 and < 27 => ((Key)(char)(rune.Value + 'a' - 1)).WithCtrl,
        <= char.MaxValue => (Key)(char)rune.Value,
        _ => new((KeyCode)rune.Value),
    };
}
