namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>Decides what a paste and Escape mean to the input line.</summary>
public static class TypingDecisions
{
    /// <summary>More characters than this are not taken into a line: no server takes as many.</summary>
    public const int LongestPaste = 64 * 1024;

    /// <summary>What a paste means.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="before">How many characters stand there already.</param>
    public static TypingTrigger Paste(string text, int before) => text.Length + before > LongestPaste
        ? TypingTrigger.LongTextPasted
        : IsOne(text) ? TypingTrigger.TextPasted : TypingTrigger.LinesPasted;

    /// <summary>What Escape means.</summary>
    /// <param name="text">What stands in the line.</param>
    public static TypingTrigger Escape(string text) => IsOne(text) ? TypingTrigger.EscapePressed : TypingTrigger.LinesDropped;

    /// <summary>A paste as it is taken: its line ends are line feeds, and the one behind a single line is none, as it was only marked with it.</summary>
    /// <param name="text">What was pasted.</param>
    public static string Taken(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        return normal.IndexOf('\n', StringComparison.Ordinal) == normal.Length - 1 ? normal.TrimEnd('\n') : normal;
    }

    private static bool IsOne(string text) => !text.Contains('\n', StringComparison.Ordinal);
}
