namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>Finds text in a window, from the newest line to the oldest and round again.</summary>
internal static class WindowSearch
{
    /// <summary>The next older line that has a text.</summary>
    /// <param name="window">Where to look.</param>
    /// <param name="text">What to look for, in any case.</param>
    /// <param name="before">Before which line; null to begin with the newest.</param>
    /// <returns>The number of the line, or null when none has it.</returns>
    public static int? Find(ChatWindow window, string text, int? before)
    {
        if (text.Length == 0)
            return null;
        var count = window.Lines.Count;
        var start = before ?? count;
        for (var i = 1; i <= count; i++)
        {
            var at = ((start - i) % count + count) % count;
            if (window.Lines[at].Text.Contains(text, StringComparison.CurrentCultureIgnoreCase) || window.Lines[at].Sender.Contains(text, StringComparison.CurrentCultureIgnoreCase))
                return at;
        }

        return null;
    }
}
