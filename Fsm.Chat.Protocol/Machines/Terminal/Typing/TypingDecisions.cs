using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>Decides what keys and pastes mean to the input line.</summary>
public static class TypingDecisions
{
    /// <summary>Keys that follow faster than this were pasted: nobody types like that.</summary>
    public static readonly TimeSpan PasteGap = TimeSpan.FromMilliseconds(80);

    /// <summary>What Enter means.</summary>
    /// <param name="sinceKey">How long ago the key before it came.</param>
    public static TypingTrigger Enter(TimeSpan sinceKey) => sinceKey < PasteGap ? TypingTrigger.EnterPasted : TypingTrigger.EnterPressed;

    /// <summary>What a marked paste means.</summary>
    public static TypingTrigger Paste(string text) => text.Contains('\n', StringComparison.Ordinal) ? TypingTrigger.LinesPasted : TypingTrigger.TextPasted;

    /// <summary>Whether the editor must not take what came: because it has been taken, or because it has several lines and an editor has one.</summary>
    public static bool IsTaken(TypingTrigger trigger, StepOutcome outcome) => trigger == TypingTrigger.LinesPasted || outcome is StepOutcome.Moved or StepOutcome.Stayed;
}
