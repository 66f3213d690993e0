namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>All windows: each server's own, and behind it those of its people and groups in the order in which they appeared.</summary>
internal sealed class WindowList
{
    private readonly List<ChatWindow> _windows = [new(null, "")];

    /// <summary>Begins with the window of the client as a whole, which becomes the first server's.</summary>
    public WindowList() => Current = _windows[0];

    /// <summary>The windows in the order in which they are numbered.</summary>
    public IReadOnlyList<ChatWindow> All => _windows;

    /// <summary>The one on the screen.</summary>
    public ChatWindow Current { get; private set; }

    /// <summary>The window of a person or group, or of a server; null if there is none.</summary>
    public ChatWindow? Find(string? server, string name) => _windows.Find(window => window.Is(server, name));

    /// <summary>The window of a person or group, or of a server; made if there is none.</summary>
    public ChatWindow Get(string? server, string name)
    {
        if (Find(server, name) is { } known)
            return known;
        if (server is null)
            return Current;
        var made = new ChatWindow(server, name);
        if (_windows is [{ Server: null } first])
            Replace(first, name.Length == 0 ? made : new(server, ""));
        if (!_windows.Contains(made))
            _windows.Insert(PlaceFor(server, name), made);
        return made;
    }

    /// <summary>Shows a window.</summary>
    public void Show(ChatWindow window)
    {
        if (window == Current)
            return;
        Current.Leave();
        Current = window;
        window.Enter();
    }

    /// <summary>Shows the window that is so many further on; from the last one on, the first follows.</summary>
    public void Move(int by) => Show(_windows[(_windows.IndexOf(Current) + by + _windows.Count) % _windows.Count]);

    /// <summary>Shows the window of that number, if there is one.</summary>
    public void ShowNumber(int number)
    {
        if (number >= 1 && number <= _windows.Count)
            Show(_windows[number - 1]);
    }

    /// <summary>Shows the next window with something unread, if there is one.</summary>
    public void ShowUnread()
    {
        var here = _windows.IndexOf(Current);
        if (_windows.Skip(here + 1).Concat(_windows.Take(here)).FirstOrDefault(window => window.Unread > 0) is { } next)
            Show(next);
    }

    // What was said before the first server was known stays in sight.
    private void Replace(ChatWindow first, ChatWindow by)
    {
        foreach (var line in first.Lines)
            by.Add(line, isSeen: true);
        by.Draft = first.Draft;
        (_windows[0], Current) = (by, by);
    }

    private int PlaceFor(string server, string name)
    {
        var last = _windows.FindLastIndex(window => window.Server == server);
        return name.Length == 0 || last < 0 ? _windows.Count : last + 1;
    }
}
