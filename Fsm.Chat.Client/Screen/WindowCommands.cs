using System.Globalization;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Screen;

/// <summary>Carries out the commands that the client knows nothing of, because they are about windows.</summary>
/// <param name="book">The windows.</param>
/// <param name="show">Shows one of them.</param>
/// <param name="close">Takes one away and shows another if it was seen.</param>
internal sealed class WindowCommands(WindowBook book, Action<ChatWindow> show, Action<ChatWindow, ChatWindow> close)
{
    /// <summary>Carries a command out if it is one of these.</summary>
    /// <returns>Whether it is.</returns>
    public bool Run(ParsedLine.Invoke? asked)
    {
        if (asked?.Command == ScreenCommands.Window)
            Window(asked.Arguments);
        else if (asked?.Command == ScreenCommands.Close)
            Close(asked.Arguments);
        else if (asked?.Command == CommonCommands.Help && asked.Arguments.Count == 0)
            book.Say(ClientTexts.ScreenHelp);
        else
            return false;
        return true;
    }

    private void Window(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var named])
            book.Say(string.Join('\n', book.Windows.All.OrderBy(window => window.Number).Select(Words)));
        else if (Find(named) is { } window)
            show(window);
    }

    private void Close(IReadOnlyList<string> arguments)
    {
        var closed = arguments is [var named] ? Find(named) : book.Windows.Current;
        if (closed is { IsServer: true })
            book.Fail(ClientTexts.ServerWindowStays);
        else if (closed is not null)
            close(closed, book.Windows.Get(closed.Server, ""));
    }

    // By number, or by name: on the server of the window that is seen first.
    private ChatWindow? Find(string named)
    {
        var windows = book.Windows;
        var found = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? windows.FindNumber(number)
            : windows.Find(windows.Current.Server, named.TrimStart('#')) ?? windows.All.FirstOrDefault(window => window.Is(window.Server, named) || window.Title == named || WindowNames.TitleOf(window, windows) == named
                    || WindowNames.Of(window, windows) == named);
        if (found is null)
            book.Fail(ClientTexts.NoSuchWindow.With(TerminalText.Escape(named)));
        return found;
    }

    private static string Words(ChatWindow window) => string.Create(CultureInfo.InvariantCulture, $"{window.Number}  {(window.IsServer ? window.Title : $"{window.Title} ({window.Server})")}");
}
