namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>Decides what a paste means to the input line.</summary>
public static class TypingDecisions
{
    /// <summary>More characters than this are not taken into a line: no server takes as many.</summary>
    public const int LongestPaste = 64 * 1024;

    /// <summary>What a paste means.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="before">How many characters stand there already.</param>
    public static TypingTrigger Paste(string text, int before) => text.Length + before > LongestPaste
        ? TypingTrigger.LongTextPasted
        : text.Contains('\n', StringComparison.Ordinal) ? TypingTrigger.LinesPasted : TypingTrigger.TextPasted;
}
