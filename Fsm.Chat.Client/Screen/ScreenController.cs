using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Screen.Layout;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Screen;

/// <summary>
/// The full screen without the terminal: events and keys in, rows and lines out. It belongs to one thread, and knows the client only by what it is given.
/// </summary>
internal sealed class ScreenController : ILineTaker
{
    private readonly IScreenClient _client;
    private readonly InputHistory _history = new();
    private readonly LinePasser _lines;
    private readonly WindowCommands _commands;
    private bool _isTaken; // or given back, what the line says that is being carried out
    private ScreenRows _shown = new([], "", 1, 1);

    /// <summary>Makes a screen that shows nothing yet.</summary>
    /// <param name="client">The client behind it.</param>
    /// <param name="editor">The line that is typed.</param>
    /// <param name="rules">The rules of the machines.</param>
    /// <param name="time">The clock.</param>
    public ScreenController(IScreenClient client, ILineEditor editor, RuleSet rules, TimeProvider time)
    {
        (_client, Book) = (client, new(time));
        _lines = new(client, Windows, GiveBack);
        _commands = new(Book, window => Switch(windows => windows.Show(window)), Close);
        Composer = new(rules.Typing, editor, this);
        Completion = new(Complete, editor);
        Recalled = new(_history);
    }

    /// <summary>What is shown.</summary>
    public WindowBook Book { get; }

    /// <summary>What is typed.</summary>
    public Composer Composer { get; }

    /// <summary>What Tab does.</summary>
    public TabCompletion Completion { get; }

    /// <summary>Whether a line is typed in some window that is not sent, or says something and waits for the outcome of another.</summary>
    public bool HasDraft => Composer.HasDraft || _lines.HasText || Windows.All.Any(window => window != Windows.Current && window.Draft.Length > 0);

    /// <summary>What is looked for in the current window.</summary>
    public LineSearch Search { get; } = new();

    /// <summary>What is looked for among the lines that were typed before.</summary>
    public HistorySearch Recalled { get; }

    /// <summary>The question for a password; empty while none is asked for.</summary>
    public string Question { get; private set; } = "";

    private WindowList Windows => Book.Windows;

    /// <summary>Takes events.</summary>
    /// <returns>What somebody should be called for last, in words; null for nothing.</returns>
    public string? Note(IEnumerable<ClientEvent> events)
    {
        string? call = null;
        Book.NoteOverview(_client.Overview());
        foreach (var shown in events)
        {
            _isTaken |= shown is SentEvent { Status: "queued" } or ReturnedLineEvent;
            if (shown is PromptEvent prompt)
                NotePrompt(prompt);
            else if (shown is PasswordEvent password)
                Ask(password);
            else if (shown is ReturnedLineEvent returned)
                GiveBack(returned);
            else
                call = Book.Note(Identified(shown)) ?? call;
        }

        return call;
    }

    /// <summary>A line is wanted.</summary>
    public void WantLine() => _lines.Want();

    /// <summary>The screen at a size.</summary>
    public ScreenRows Compose(int width, int height)
    {
        var overview = _client.Overview();
        Book.NoteOverview(overview);
        return _shown = ScreenLayout.Compose(new(Book, Places.Of(Windows.Current, overview), _lines.WaitingIn(Windows.Current).Select(Book.Waiting), Composer, Completion, Search, Recalled, Question), overview, width, height);
    }

    /// <summary>Answers the oldest request that waits.</summary>
    public void Answer(bool isAccepted)
    {
        if (_client.Overview().Requests is [var first, ..])
            _lines.Add(new(isAccepted ? $"/accept {first.Key}" : $"/decline {first.Key}", new(first.Server, ""), Windows.Current));
    }

    /// <summary>Shows another window.</summary>
    public void Switch(Action<WindowList> how)
    {
        Windows.Current.Draft = Composer.Exchange("");
        how(Windows);
        Composer.Exchange(Windows.Current.Draft);
    }

    /// <summary>Shows older lines, or newer ones.</summary>
    public void Scroll(int pages)
    {
        var rows = Math.Max(1, _shown.TranscriptHeight - 2);
        if (pages < 0)
            TranscriptRows.ScrollUp(Windows.Current, _shown.TranscriptWidth, _shown.TranscriptHeight, rows);
        else
            TranscriptRows.ScrollDown(Windows.Current, _shown.TranscriptWidth, rows);
    }

    /// <summary>Puts what was typed before into the line, or what was typed after it.</summary>
    public void Recall(bool isOlder)
    {
        if (_history.Beside(isOlder) is { } line && Composer.Recall(line) is { } composed)
            _history.Move(isOlder, composed);
    }

    /// <summary>Shows what the keys do, on a small screen from its beginning: PageDown reads on.</summary>
    public void Help()
    {
        Book.Say(ClientTexts.ScreenHelp);
        TranscriptRows.ShowFrom(Windows.Current, _shown.TranscriptWidth, _shown.TranscriptHeight, Windows.Current.Lines.Count - 1);
    }

    void ILineTaker.Complete() => Completion.Press();

    void ILineTaker.SeekOlderLine(string text) => Recalled.Older(text);

    string? ILineTaker.FoundLine(string text) => Recalled.Found(text);

    void ILineTaker.GivePassword(string? password)
    {
        Question = "";
        _client.GivePassword(password);
    }

    void ILineTaker.Submit(string text)
    {
        _history.Add(text);
        var window = Windows.Current;
        window.IsWanted = true;
        var line = AddressedLine.Of(window, Places.Of(window, _client.Overview()), text);
        if (_commands.Run(line.Asks))
            return;
        if (_client.LeadsTo(line.Text, line.Place) is { } place)
        {
            var led = Windows.Find(place.Server, place.Name);
            line = line with { Led = led ?? Windows.Get(place.Server, place.Name), MadeWindow = led is null };
            line.Led.IsWanted = true;
            Switch(windows => windows.Show(line.Led));
        }

        _lines.Add(line);
    }

    void ILineTaker.Keep(string text) => _history.Keep(text);

    void ILineTaker.Seek(string text)
    {
        if (Search.Next(Windows.Current, text))
            TranscriptRows.ShowLine(Windows.Current, _shown.TranscriptWidth, _shown.TranscriptHeight, Search.Found!.Value);
    }

    void ILineTaker.RefusePaste(string text) => Book.Say(ClientTexts.ScreenPasteTooLong.With(text.Length, TypingDecisions.LongestPaste));

    void ILineTaker.EndSearch()
    {
        Search.End();
        Windows.Current.Scroll = null;
    }

    /// <summary>Says that something went wrong that is a mistake of this program's own.</summary>
    public void Fail(Exception error) => Book.Note(new ErrorEvent(null, LocalCode.InternalError.Code(), error.Message, ClientTexts.NextReport));

    private void Ask(PasswordEvent password)
    {
        Question = password.Text;
        Composer.AskPassword();
    }

    private CompletionResult Complete(string line, int cursor)
    {
        var place = Places.Of(Windows.Current, _client.Overview());
        if (!Windows.Current.IsServer || line.StartsWith('/'))
            return _client.Complete(line, cursor, place);
        // In a server's own window a command needs no slash, whatever the client is in.
        var found = _client.Complete($"/{line}", cursor + 1, place);
        return found.Start > 0
            ? found with { Start = found.Start - 1 }
            : new(0, Math.Max(0, found.Length - 1), [.. found.Candidates.Select(candidate => candidate with { Text = candidate.Text.TrimStart('/') })]);
    }

    // A window that was made for a name that nobody has goes again. The server's own is shown then: what is being typed must not get to whoever was looked at before.
    private void NotePrompt(PromptEvent prompt)
    {
        var done = _lines.Note(prompt);
        Book.AskedIn = _lines.Asked is { MadeWindow: true, Led: { } led } ? led : _lines.Asked?.From;
        if (done is { SaysSomething: true } && !_isTaken)
            GiveBack(done);
        _isTaken = false;
        if (done is { MadeWindow: true, Led: { IsServer: false, IsNobodys: true } vain })
            Close(vain, Windows.Get(vain.Server, ""));
    }

    private void Close(ChatWindow window, ChatWindow next)
    {
        var wasShown = window == Windows.Current;
        if (wasShown)
            Switch(windows => windows.Show(next));
        foreach (var line in window.Lines)
            next.Add(line, next == Windows.Current);
        Windows.Close(window);
        // What was begun for a person is no command of the server's window, whatever it looks like.
        if (window.Draft.Length > 0)
            GiveBack(wasShown && next.IsServer ? next : null, LineParser.AsText(window.Draft));
    }

    // Who was asked for by port has a name when they are there.
    private ClientEvent Identified(ClientEvent shown)
    {
        if (shown is ConversationEvent { Status: "open" } opened && _lines.Asked?.Led is { IsServer: false } led && led.Server == opened.Server && !led.Is(opened.Server, opened.With))
            Switch(windows => _lines.Redirect(led, windows.Become(led, opened.With)));
        return shown;
    }

    // A text that did not reach its place is typed again by nobody: it stands in the line of its window, or among the lines that were typed.
    private void GiveBack(ReturnedLineEvent returned) => GiveBack(Windows.Find(returned.MeantFor.Server, returned.MeantFor.Mode == TypingMode.Conversation ? returned.MeantFor.Name : ""), returned.Text);

    private void GiveBack(AddressedLine line)
    {
        var window = Windows.All.Contains(line.From) ? line.From : null;
        if (line.ComesBack)
            GiveBack(window, line.Text);
        else
            Book.Say(ClientTexts.ScreenNotSent.With(line.Text), window);
    }

    private void GiveBack(ChatWindow? window, string text)
    {
        if (window == Windows.Current && !Composer.HasDraft && Composer.Recall(text) is not null)
        {
            Book.Say(ClientTexts.ScreenInLineAgain, window);
        }
        else if (window is { Draft: "" } && window != Windows.Current)
        {
            window.Draft = text;
            Book.Say(ClientTexts.ScreenInLineAgain, window);
        }
        else
        {
            _history.Add(text);
            Book.Say(ClientTexts.ScreenNotSent.With(text), window);
        }
    }
}
