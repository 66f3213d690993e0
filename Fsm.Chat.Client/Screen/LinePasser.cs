using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Client.Screen;

/// <summary>Passes lines on to the client, each when one is wanted, and knows which of them is being carried out.</summary>
/// <param name="client">The client.</param>
/// <param name="windows">The windows.</param>
/// <param name="giveBack">Takes a line that can no longer get to its place.</param>
internal sealed class LinePasser(IScreenClient client, WindowList windows, Action<AddressedLine> giveBack)
{
    private readonly LinkedList<AddressedLine> _lines = [];
    private readonly Queue<AddressedLine> _passed = [];
    private int _wanted;
    private AddressedLine? _turned; // what had to turn to its place first

    /// <summary>The line whose outcome is not known yet; null for none.</summary>
    public AddressedLine? Asked { get; private set; }

    /// <summary>Whether a line waits that says something.</summary>
    public bool HasText => _lines.Any(line => line.SaysSomething);

    /// <summary>What was said in a window and waits for the outcome of other lines.</summary>
    public IEnumerable<string> WaitingIn(ChatWindow window) => _lines.Where(line => line.From == window).Select(line => line.Said).OfType<string>();

    /// <summary>A line is wanted.</summary>
    public void Want()
    {
        _wanted++;
        Pass();
    }

    /// <summary>A line is there.</summary>
    public void Add(AddressedLine line)
    {
        _lines.AddLast(line);
        Pass();
    }

    /// <summary>A window became another one: what was typed there is meant for that.</summary>
    public void Redirect(ChatWindow window, ChatWindow to)
    {
        for (var node = _lines.First; node is not null; node = node.Next)
        {
            if (node.Value.From == window)
                node.Value = node.Value with { From = to };
        }
    }

    /// <summary>The client has taken a line, or is done with it and waits for the next.</summary>
    /// <returns>The line that it is done with; null for none.</returns>
    public AddressedLine? Note(PromptEvent prompt)
    {
        var done = prompt.Target is null ? null : Asked;
        Asked = prompt.Target is null && _passed.TryDequeue(out var next) ? next : null;
        return done;
    }

    private void Pass()
    {
        while (_wanted > 0 && _lines.First is { } first)
        {
            var line = first.Value;
            var place = line.From.IsServer ? line.Place : line.Place with { Name = line.From.Name };
            if (line.IsForPerson)
                place = place with { IsNamed = true };
            var isReached = !line.NeedsTarget || place.IsReached(Places.Now(place.Server, client.Overview()));
            var isVain = line.NeedsTarget && (!windows.All.Contains(line.From) || (!isReached && ReferenceEquals(_turned, line)));
            if (isVain || isReached)
                _lines.Remove(first);
            _turned = isReached || isVain ? null : line;
            if (isVain)
                giveBack(line);
            else if (isReached)
                Pass(line, place);
            else
                Pass(line with { Text = $"/chat {place.Name}", Led = null }, new(place.Server, ""));
        }
    }

    private void Pass(AddressedLine line, LineTarget place)
    {
        _wanted--;
        _passed.Enqueue(line);
        client.Read(line.Text, place);
    }
}
