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

    /// <summary>The lines that were pasted, when it is asked about them.</summary>
    public int PastedLines => _line.Paste.Count(c => c == '\n') + 1;

    /// <summary>How often the rules did not foresee what a key did, or doing it failed. Any but 0 is a bug.</summary>
    public int InternalErrors => _host.InternalErrors;

    /// <summary>Whether something is typed that was not sent.</summary>
    public bool HasDraft => _editor.Text.Length > 0 || _line.Whole.Length > 0;

    /// <summary>Text was typed.</summary>
    public void Type(string text) => Fire(TypingTrigger.TextTyped, new(text));

    /// <summary>Enter was pressed.</summary>
    public void Enter() => Fire(TypingTrigger.EnterPressed, TypingEvent.Bare);

    /// <summary>The terminal says that a text was pasted.</summary>
    public void Paste(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        Fire(TypingDecisions.Paste(normal, _line.Whole.Length + _editor.Text.Length), new(normal));
    }

    /// <summary>Escape was pressed.</summary>
    public void Escape() => Fire(TypingTrigger.EscapePressed, TypingEvent.Bare);

    /// <summary>The person wants to look for something, or for the next one.</summary>
    public void Search() => Fire(TypingTrigger.SearchWished, TypingEvent.Bare);

    /// <summary>Replaces what is typed, as by the history; several lines are asked about as if they were pasted.</summary>
    public void Recall(string text)
    {
        Fire(TypingTrigger.LineReplaced, TypingEvent.Bare);
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            _editor.Set(text, text.Length);
            return;
        }

        _editor.Set("", 0);
        Paste(text);
    }

    private void Fire(TypingTrigger trigger, in TypingEvent happened) => _driver.Fire(_line, trigger, happened);
}
