using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Moves the input line by keys and pastes.</summary>
internal sealed class Composer
{
    private readonly MachineHost _host = new();
    private readonly Driver<TypingState, TypingTrigger, TypingEffect, ClientTyping, TypingEvent> _driver;
    private readonly ClientTyping _line;
    private readonly ILineEditor _editor;

    /// <summary>Makes an empty line.</summary>
    /// <param name="rules">The rules of its machine.</param>
    /// <param name="editor">The line.</param>
    /// <param name="taker">Takes what the line comes to.</param>
    public Composer(Rules<TypingState, TypingTrigger, TypingEffect> rules, ILineEditor editor, ILineTaker taker)
    {
        _editor = editor;
        _line = new(rules.Initial);
        _driver = new(rules, _host, new TypingPerformer(editor, taker, Escape));
        _driver.Begin(_line);
    }

    /// <summary>What the line is used for.</summary>
    public TypingState State => _line.State;

    /// <summary>The lines that are composed; they are drawn in one, and sent as one message.</summary>
    public int Lines => _editor.Text.TrimEnd('\n').Count(c => c == '\n') + 1;

    /// <summary>How often the rules did not foresee what a key did, or doing it failed. Any but 0 is a bug.</summary>
    public int InternalErrors => _host.InternalErrors;

    /// <summary>Whether something is typed that was not sent.</summary>
    public bool HasDraft => _editor.Text.Length > 0 || _line.Aside.Text.Length > 0 || _line.Kept.Text.Length > 0;

    /// <summary>What is typed at the moment, for whatever it is used.</summary>
    public string Typed => _editor.Text;

    /// <summary>Text was typed.</summary>
    public void Type(string text) => Fire(TypingTrigger.TextTyped, new(text));

    /// <summary>Enter was pressed.</summary>
    public void Enter() => Fire(TypingTrigger.EnterPressed, TypingEvent.Bare);

    /// <summary>The terminal says that a text was pasted.</summary>
    public void Paste(string text)
    {
        var taken = TypingDecisions.Taken(text);
        Fire(TypingDecisions.Paste(taken, _editor.Text.Length), new(taken));
    }

    /// <summary>Escape was pressed.</summary>
    public void Escape() => Fire(TypingDecisions.Escape(_editor.Text), TypingEvent.Bare);

    /// <summary>The person wants to look for something, or for the next one.</summary>
    public void Search() => Fire(TypingTrigger.SearchWished, TypingEvent.Bare);

    /// <summary>The person wants the word at the cursor completed.</summary>
    public void Complete() => Fire(TypingTrigger.CompletionWished, TypingEvent.Bare);

    /// <summary>The person wants a line that was typed before, or the next older one.</summary>
    public void SeekLine() => Fire(TypingTrigger.RecallWished, TypingEvent.Bare);

    /// <summary>A password is wanted.</summary>
    public void AskPassword() => Fire(TypingTrigger.PasswordWanted, TypingEvent.Bare);

    /// <summary>Another window is shown, with what was being typed there. A search is left, for it was in the window of before.</summary>
    /// <param name="draft">That.</param>
    /// <returns>What was being typed before.</returns>
    public string Exchange(string draft)
    {
        if (Recall(draft) is { } typed)
            return typed;
        var kept = _line.Kept.Text;
        _line.Kept = (draft, draft.Length);
        return kept;
    }

    /// <summary>Replaces what is composed, as by the history.</summary>
    /// <returns>What was composed; null if it is not replaced, as while a password is typed.</returns>
    public string? Recall(string text)
    {
        if (Fire(TypingTrigger.LineReplaced, TypingEvent.Bare) == StepOutcome.Refused)
            return null;
        var composed = _editor.Text;
        _line.BeforePaste = ("", 0);
        _editor.Set(text, text.Length);
        return composed;
    }

    private StepOutcome Fire(TypingTrigger trigger, in TypingEvent happened) => _driver.Fire(_line, trigger, happened);
}
