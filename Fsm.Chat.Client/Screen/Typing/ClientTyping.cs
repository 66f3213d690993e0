using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>The line that is being typed, beside what the editor has of it.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientTyping(TypingState initial) : Subject<TypingState>(initial)
{
    /// <summary>What was composed, and the place of the cursor, before several lines were pasted: Escape shows it again.</summary>
    public (string Text, int Caret) BeforePaste { get; set; } = ("", 0);

    /// <summary>What was composed, and the place of the cursor, before something was looked for.</summary>
    public (string Text, int Caret) Aside { get; set; } = ("", 0);

    /// <summary>What was composed, and the place of the cursor, before a password was asked for.</summary>
    public (string Text, int Caret) Kept { get; set; } = ("", 0);

    /// <inheritdoc/>
    public override string ToString() => "typing";
}

/// <summary>What the effects of the input line need to know of what happened.</summary>
/// <param name="Text">What was typed or pasted; empty for anything else.</param>
internal readonly record struct TypingEvent(string Text)
{
    /// <summary>Nothing but that it happened.</summary>
    public static TypingEvent Bare { get; } = new("");
}
