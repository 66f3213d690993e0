using System.Text;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>Finds out whether a text calls somebody by name.</summary>
internal static class Mentions
{
    /// <summary>Whether a name stands in a text as a word, in whatever case.</summary>
    public static bool Has(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!EndsInName(text.AsSpan(0, at)) && !GoesOn(text.AsSpan(at + name.Length)))
                return true;
        }

        return false;
    }

    private static bool EndsInName(ReadOnlySpan<char> before) =>
        Rune.DecodeLastFromUtf16(before, out var last, out _) == System.Buffers.OperationStatus.Done && (IsName(last) || last.Value is '.' or '-');

    // A full stop or a hyphen behind a name belongs to it only if more of a name follows.
    private static bool GoesOn(ReadOnlySpan<char> behind) =>
        Rune.DecodeFromUtf16(behind.TrimStart("-."), out var next, out _) == System.Buffers.OperationStatus.Done && IsName(next);

    private static bool IsName(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';
}
