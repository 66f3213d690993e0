namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>Decides what keys and pastes mean to the input line.</summary>
public static class TypingDecisions
{
    /// <summary>What Enter means.</summary>
    /// <param name="sinceKey">How long ago the key before it came.</param>
    /// <param name="gap">What nobody types faster than.</param>
    public static TypingTrigger Enter(TimeSpan sinceKey, TimeSpan gap) => sinceKey < gap ? TypingTrigger.EnterPasted : TypingTrigger.EnterPressed;

    /// <summary>What a marked paste means: null for one without a line end inside, which is typed text like any other.</summary>
    public static TypingTrigger? Paste(string text) => text.Contains('\n', StringComparison.Ordinal) ? TypingTrigger.LinesPasted : null;
}
