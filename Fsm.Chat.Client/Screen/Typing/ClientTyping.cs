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

    /// <summary>All of it.</summary>
    public string Whole => Aside.Before + Pasted + Aside.Behind;

    /// <inheritdoc/>
    public override string ToString() => "typing";
}
