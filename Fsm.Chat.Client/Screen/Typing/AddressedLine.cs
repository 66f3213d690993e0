using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>One line for the client, and the place that it was written in.</summary>
/// <param name="Text">The line, as the client reads it.</param>
/// <param name="Place">What the status line and the prompt said when it was written.</param>
/// <param name="From">The window it was written in: there its outcome is shown.</param>
internal sealed record AddressedLine(string Text, LineTarget Place, ChatWindow From)
{
    /// <summary>The window that it leads to; null for none.</summary>
    public ChatWindow? Led { get; init; }

    /// <summary>Whether that window was made for it, and means nothing if it is in vain.</summary>
    public bool MadeWindow { get; init; }

    /// <summary>Whether it has to reach the person or group of its window. Any other command means the same whomever the client talks to.</summary>
    public bool NeedsTarget => IsForPerson || (Place.Mode == TypingMode.Conversation && LineParser.IsQuit(Text));

    /// <summary>Whether it says something to the person or group of its window.</summary>
    public bool IsForPerson => Place.Mode == TypingMode.Conversation && LineParser.GoesToTarget(Text) && !LineParser.IsQuit(Text);

    /// <summary>What it says to them; null if it says nothing.</summary>
    public string? Said => !IsForPerson ? null : LineParser.Parse(Text, Place.Mode) is ParsedLine.Text text ? text.Value : Text;

    /// <summary>The command that it is, with its arguments; null for a text.</summary>
    public ParsedLine.Invoke? Asks => LineParser.Parse(Text, TypingMode.Conversation) as ParsedLine.Invoke;

    /// <summary>Whether it says something to somebody: what is not taken of that must not be lost.</summary>
    public bool SaysSomething => LineParser.Parse(Text, Place.Mode) is ParsedLine.Invoke { Command.TakesText: true } || ComesBack;

    /// <summary>Whether it comes back into the line when it is not taken. A command does not: what is typed next would stand behind it.</summary>
    public bool ComesBack => Text.Contains('\n', StringComparison.Ordinal) || LineParser.Parse(Text, Place.Mode) switch
    {
        ParsedLine.Text or ParsedLine.NamedText => true,
        ParsedLine.Mistake => !Text.StartsWith('/'),
        _ => false,
    };

    /// <summary>The line that was typed in a window.</summary>
    public static AddressedLine Of(ChatWindow window, LineTarget place, string text)
    {
        // Where there is nobody to talk to everything is a command, or a line that names its recipient; what is neither is told how to do that.
        var isCommand = !text.StartsWith('/') && text.Trim().Length > 0
            && (place.Mode == TypingMode.Commands || (place.Mode == TypingMode.NamedLines && !text.Contains('>', StringComparison.Ordinal) && LineParser.NamesCommand(text)));
        return new(isCommand ? $"/{text}" : text, place, window);
    }
}
