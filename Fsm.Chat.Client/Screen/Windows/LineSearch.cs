namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>Finds text in a window, from the newest line to the oldest and round again.</summary>
internal sealed class LineSearch
{
    /// <summary>The line that was found last; null for none.</summary>
    public int? Found { get; private set; }

    /// <summary>What was looked for last and is nowhere; empty when it was found.</summary>
    public string NotFound { get; private set; } = "";

    /// <summary>Looks for the next older line that has a text.</summary>
    /// <returns>Whether any has it.</returns>
    public bool Next(ChatWindow window, string text)
    {
        Found = Find(window, text, Found);
        NotFound = Found is null ? text : "";
        return Found is not null;
    }

    /// <summary>Nothing is looked for any more.</summary>
    public void End() => (Found, NotFound) = (null, "");

    // The next line older than one; than none, the newest that has it.
    private static int? Find(ChatWindow window, string text, int? before)
    {
        if (text.Length == 0)
            return null;
        var count = window.Lines.Count;
        var start = before ?? count;
        for (var i = 1; i <= count; i++)
        {
            var at = ((start - i) % count + count) % count;
            if (Has(window.Lines[at].Text, text) || Has(window.Lines[at].Sender, text))
                return at;
        }

        return null;
    }

    private static bool Has(string whole, string part) => whole.Contains(part, StringComparison.CurrentCultureIgnoreCase);
}
