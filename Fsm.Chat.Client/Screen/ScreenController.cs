using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen.Layout;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines;

namespace Fsm.Chat.Client.Screen;

/// <summary>
/// The full screen without the terminal: events and keys in, rows and lines out. It belongs to one thread, and knows the client only by what it is given.
/// </summary>
internal sealed class ScreenController : ILineTaker
{
    private readonly IScreenClient _client;
    private readonly ILineEditor _editor;
    private readonly InputHistory _history = new();
    private readonly LinePasser _lines;
    private ScreenRows _shown = new([], "", 1, 1);

    /// <summary>Makes a screen that shows nothing yet.</summary>
    /// <param name="client">The client behind it.</param>
    /// <param name="editor">The line that is typed.</param>
    /// <param name="rules">The rules of the machines.</param>
    /// <param name="time">The clock.</param>
    public ScreenController(IScreenClient client, ILineEditor editor, RuleSet rules, TimeProvider time)
    {
        (_client, _editor, _lines) = (client, editor, new(client));
        Book = new(time);
        Composer = new(rules.Typing, editor, time, this);
        Completion = new(Complete, editor);
    }

    /// <summary>What is shown.</summary>
    public WindowBook Book { get; }

    /// <summary>What is typed.</summary>
    public Composer Composer { get; }

    /// <summary>What Tab does.</summary>
    public TabCompletion Completion { get; }

    /// <summary>Whether a line is typed in some window that is not sent.</summary>
    public bool HasDraft => Composer.HasDraft || Windows.All.Any(window => window != Windows.Current && window.Draft.Length > 0);

    /// <summary>What is looked for in the current window.</summary>
    public LineSearch Search { get; } = new();

    private WindowList Windows => Book.Windows;

    /// <summary>Takes events.</summary>
    /// <returns>What somebody should be called for last, in words; null for nothing.</returns>
    public string? Note(IEnumerable<ClientEvent> events)
    {
        string? call = null;
        foreach (var shown in events)
        {
            if (shown is PromptEvent prompt)
                Follow(_lines.Leads(prompt, Windows));
            else if (shown is ReturnedLineEvent returned)
                GiveBack(returned);
            else
                call = Book.Note(shown) ?? call;
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
        return _shown = ScreenLayout.Compose(new(Book, Composer, Completion, Search), overview, width, height);
    }

    /// <summary>Answers the oldest request that waits.</summary>
    public void Answer(bool isAccepted)
    {
        if (_client.Overview().Requests is [var first, ..])
            _lines.Add(new(isAccepted ? $"/accept {first.Key}" : $"/decline {first.Key}", null));
    }

    /// <summary>Shows another window.</summary>
    public void Switch(Action<WindowList> how)
    {
        Windows.Current.Draft = _editor.Text;
        how(Windows);
        _editor.Set(Windows.Current.Draft, Windows.Current.Draft.Length);
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
        if ((isOlder ? _history.Older(_editor.Text) : _history.Newer()) is { } line)
            Composer.Recall(line);
    }

    /// <summary>Deletes what is before the cursor: the word there, or all of it.</summary>
    public void DeleteBack(bool isWord)
    {
        var (before, behind) = (_editor.Text[.._editor.Caret], _editor.Text[_editor.Caret..]);
        var kept = isWord ? before[..(before.TrimEnd(' ').LastIndexOf(' ') + 1)] : "";
        _editor.Set(kept + behind, kept.Length);
    }

    /// <summary>Shows what the keys do.</summary>
    public void Help() => Book.Say(ClientTexts.ScreenHelp);

    void ILineTaker.Submit(string text)
    {
        _history.Add(text);
        foreach (var line in AddressedLine.Of(Windows.Current, _client.Overview(), text))
            _lines.Add(line);
    }

    void ILineTaker.Seek(string text)
    {
        if (Search.Next(Windows.Current, text))
            TranscriptRows.ShowLine(Windows.Current, _shown.TranscriptWidth, _shown.TranscriptHeight, Search.Found!.Value);
    }

    void ILineTaker.EndSearch()
    {
        Search.End();
        Windows.Current.Scroll = null;
    }

    void ILineTaker.Fail(Exception error) => Book.Note(new ErrorEvent(null, LocalCode.InternalError.Code(), error.Message, ClientTexts.NextReport));

    private CompletionResult Complete(string line, int cursor)
    {
        if (!Windows.Current.IsServer || line.StartsWith('/'))
            return _client.Complete(line, cursor);
        // In a server's own window a command needs no slash, whatever the client is in.
        var found = _client.Complete($"/{line}", cursor + 1);
        return found.Start > 0
            ? found with { Start = found.Start - 1 }
            : new(0, Math.Max(0, found.Length - 1), [.. found.Candidates.Select(candidate => candidate with { Text = candidate.Text.TrimStart('/') })]);
    }

    private void Follow(ChatWindow? window)
    {
        if (window is not null)
            Switch(windows => windows.Show(window));
    }

    // A text that did not reach its place is typed again by nobody: it stands in the line of its window.
    private void GiveBack(ReturnedLineEvent returned)
    {
        var window = Windows.Get(returned.MeantFor.Server, returned.MeantFor.Name);
        if (window != Windows.Current)
            window.Draft = window.Draft.Length == 0 ? returned.Text : $"{returned.Text} {window.Draft}";
        else if (!Composer.HasDraft)
            Composer.Recall(returned.Text);
        else
            _history.Add(returned.Text);
    }
}
