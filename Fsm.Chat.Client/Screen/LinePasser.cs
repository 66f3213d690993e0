using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Client.Screen;

/// <summary>Passes lines on to the client, each when one is wanted, and knows what the last one was to bring about.</summary>
/// <param name="client">The client.</param>
internal sealed class LinePasser(IScreenClient client)
{
    private readonly Queue<AddressedLine> _lines = [];
    private int _wanted;
    private AddressedLine _last; // that was passed on
    private string? _before; // whom lines went to before it

    /// <summary>A line is wanted.</summary>
    public void Want()
    {
        _wanted++;
        Pass();
    }

    /// <summary>A line is there.</summary>
    public void Add(AddressedLine line)
    {
        _lines.Enqueue(line);
        Pass();
    }

    /// <summary>The window that the last line leads to, now that a prompt says where lines go; null for the one that is shown.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="windows">The windows.</param>
    public ChatWindow? Leads(PromptEvent prompt, WindowList windows)
    {
        // Only what the person typed makes the client talk to somebody else; then they want to see whom.
        if (_last.From != windows.Current || client.Overview().Current is not { } server)
            return null;
        return prompt.Mode switch
        {
            TypingMode.NamedLines when _last.Asks == TalkCommands.Chat2 => windows.Get(server.Address, ""),
            TypingMode.Conversation when server.Target == prompt.Target && (_last.Asks == TalkCommands.Chat || _before != prompt.Target) => windows.Get(server.Address, prompt.Target!),
            _ => null,
        };
    }

    private void Pass()
    {
        while (_wanted > 0 && _lines.TryDequeue(out var line))
        {
            _wanted--;
            (_last, _before) = (line, client.Overview().Current?.Target);
            client.Read(line);
        }
    }
}
