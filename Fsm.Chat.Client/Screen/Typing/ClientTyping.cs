using System.Text;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>The line that is being typed, beside what the editor has of it.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientTyping(TypingState initial) : Subject<TypingState>(initial)
{
    /// <summary>What was pasted.</summary>
    public StringBuilder Pasted { get; } = new();

    /// <summary>What was typed before and behind it, or before a search began.</summary>
    public (string Before, string Behind) Aside { get; set; } = ("", "");

    /// <summary>What was composed, and the place of the cursor, before a password was asked for.</summary>
    public (string Text, int Caret) Kept { get; set; } = ("", 0);

    /// <summary>All of it as it is sent: what ends a paste is no empty line.</summary>
    public string Paste => Whole.TrimEnd('\n');

    /// <summary>All of it.</summary>
    public string Whole => Aside.Before + Pasted + Aside.Behind;

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
