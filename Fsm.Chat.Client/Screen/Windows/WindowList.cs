namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>All windows: each server's own, and behind it those of its people and groups in the order in which they appeared.</summary>
internal sealed class WindowList
{
    /// <summary>As many windows of people may be there in which nothing was ever written or asked for here.</summary>
    public const int MostUnwanted = 9;

    private readonly List<ChatWindow> _windows = [new(null, "", 1)];

    /// <summary>Begins with the window of the client as a whole, which becomes the first server's.</summary>
    public WindowList() => Current = _windows[0];

    /// <summary>The windows in the order in which they are listed.</summary>
    public IReadOnlyList<ChatWindow> All => _windows;

    /// <summary>The servers that there are windows of.</summary>
    public IReadOnlyList<string> Servers => [.. _windows.Select(window => window.Server).OfType<string>().Distinct()];

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
        // What was said before the first server was known stays in sight.
        if (_windows is [{ Server: null } first])
        {
            first.Server = server;
            if (name.Length == 0)
                return first;
        }

        var made = new ChatWindow(server, name, FreeNumber());
        _windows.Insert(PlaceFor(server, name), made);
        return made;
    }

    /// <summary>
    /// The window of somebody who writes unasked. Those who wrote once do not fill the list for ever: the oldest that was read goes, and when all are unread there is none.
    /// </summary>
    public ChatWindow? GetUnasked(string? server, string name)
    {
        if (Find(server, name) is { } known)
            return known;
        var unwanted = _windows.Where(window => window is { IsServer: false, IsGroup: false, IsWanted: false }).ToList();
        if (unwanted.Count < MostUnwanted)
            return Get(server, name);
        if (unwanted.Where(window => window is { Unread: 0, Draft: "" } && window != Current).MinBy(window => window.LastAt) is not { } oldest)
            return null;
        Close(oldest);
        return Get(server, name);
    }

    /// <summary>Gives a window the name of whoever was asked for by port.</summary>
    /// <returns>Their window, which may have been there already.</returns>
    public ChatWindow Become(ChatWindow window, string name)
    {
        if (Find(window.Server, name) is not { } known || known == window)
        {
            window.Name = name;
            return window;
        }

        if (known.Draft.Length == 0)
            known.Draft = window.Draft;
        if (window == Current)
            Show(known);
        _windows.Remove(window);
        return known;
    }

    /// <summary>Takes a window away. When it is on the screen its server's own is shown instead.</summary>
    public void Close(ChatWindow window)
    {
        if (window == Current)
            Show(Get(window.Server, ""));
        _windows.Remove(window);
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

    /// <summary>The window of that number; null if there is none.</summary>
    public ChatWindow? FindNumber(int number) => _windows.Find(window => window.Number == number);

    /// <summary>Shows the window of that number, if there is one.</summary>
    public void ShowNumber(int number) => Show(FindNumber(number) ?? Current);

    /// <summary>Shows the next window with something unread, if there is one: those first in which one was called by name, then messages, then anything else.</summary>
    public void ShowUnread()
    {
        var here = _windows.IndexOf(Current);
        var others = _windows.Skip(here + 1).Concat(_windows.Take(here)).ToList();
        Show(others.Find(window => window.Mentions > 0) ?? others.Find(window => window.Unread > 0) ?? others.Find(window => window.HasNews) ?? Current);
    }

    private int FreeNumber() => Enumerable.Range(1, _windows.Count + 1).First(number => FindNumber(number) is null);

    private int PlaceFor(string server, string name)
    {
        var last = _windows.FindLastIndex(window => window.Server == server);
        return name.Length == 0 || last < 0 ? _windows.Count : last + 1;
    }
}
