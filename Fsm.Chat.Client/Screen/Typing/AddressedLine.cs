using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Session;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>One line for the client, and the place that it was written in.</summary>
/// <param name="Text">The line.</param>
/// <param name="MeantFor">Where a plain text has to go; null when it does not matter, as for commands.</param>
internal readonly record struct AddressedLine(string Text, LineTarget? MeantFor)
{
    /// <summary>The window in which it was typed as a command, so that what it opens is shown there; null for any other.</summary>
    public ChatWindow? From { get; init; }

    /// <summary>The command that it is; null for a text.</summary>
    public ClientCommand? Asks => Text is null ? null : (LineParser.Parse(Text, TypingMode.Conversation) as ParsedLine.Invoke)?.Command;

    /// <summary>What has to be carried out so that a text goes where the window says, whatever is current in the client.</summary>
    /// <param name="window">The window it was written in.</param>
    /// <param name="overview">How things stand.</param>
    /// <param name="text">What was written.</param>
    public static IEnumerable<AddressedLine> Of(ChatWindow window, ClientOverview overview, string text)
    {
        var isElsewhere = window.Server is not null && window.Server != overview.Current?.Address;
        if (isElsewhere)
            yield return new($"/server {window.Server}", null);
        var current = overview.Servers.FirstOrDefault(server => server.Address == window.Server);
        if (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal))
        {
            yield return new(text, null) { From = window };
        }
        else if (window.IsServer)
        {
            // Where there is nobody to talk to everything is a command, or a line that names its recipient.
            var isNamed = current?.Mode == TypingMode.NamedLines && text.Contains('>', StringComparison.Ordinal);
            yield return new(isNamed || text.Trim().Length == 0 ? text : $"/{text}", null) { From = window };
        }
        else
        {
            if (current?.Mode != TypingMode.Conversation || !window.Is(current.Address, current.Target))
                yield return new($"/chat {window.Name}", null);
            yield return new(text, new(window.Server, window.Name));
        }
    }
}
