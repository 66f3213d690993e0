namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>Decides what keys and pastes mean to the input line.</summary>
public static class TypingDecisions
{
    /// <summary>Keys that follow faster than this were pasted: nobody types like that.</summary>
    public static readonly TimeSpan PasteGap = TimeSpan.FromMilliseconds(80);

    /// <summary>What Enter means.</summary>
    /// <param name="sinceKey">How long ago the key before it came.</param>
    public static TypingTrigger Enter(TimeSpan sinceKey) => sinceKey < PasteGap ? TypingTrigger.EnterPasted : TypingTrigger.EnterPressed;

    /// <summary>What a marked paste means: null for one without a line end inside, which is typed text like any other.</summary>
    public static TypingTrigger? Paste(string text) => text.Contains('\n', StringComparison.Ordinal) ? TypingTrigger.LinesPasted : null;
}
