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
    private readonly TimeProvider _time;
    private readonly long _began;
    private TimeSpan _lastKeyAt = -TypingDecisions.PasteGap;

    /// <summary>Makes an empty line.</summary>
    /// <param name="rules">The rules of its machine.</param>
    /// <param name="editor">The line.</param>
    /// <param name="time">The clock.</param>
    /// <param name="taker">Takes what the line comes to.</param>
    public Composer(Rules<TypingState, TypingTrigger, TypingEffect> rules, ILineEditor editor, TimeProvider time, ILineTaker taker)
    {
        (_editor, _time, _began) = (editor, time, time.GetTimestamp());
        _line = new(rules.Initial);
        _driver = new(rules, _host, new TypingPerformer(editor, taker, Escape));
        _driver.Begin(_line);
    }

    /// <summary>What the line is used for.</summary>
    public TypingState State => _line.State;

    /// <summary>The lines that were pasted, when it is asked about them.</summary>
    public int PastedLines => _line.Whole.Count(c => c == '\n') + 1;

    /// <summary>How often the rules did not foresee what a key did, or doing it failed. Any but 0 is a bug.</summary>
    public int InternalErrors => _host.InternalErrors;

    /// <summary>Whether something is typed that was not sent.</summary>
    public bool HasDraft => _editor.Text.Length > 0 || _line.Whole.Length > 0;

    /// <summary>How long until <see cref="Tick"/> has to be called; null when it need not be.</summary>
    public TimeSpan? Due => _host.NextDue is { } due ? TimeSpan.FromTicks(Math.Max(0, (due - Now).Ticks)) : null;

    private TimeSpan Now => _time.GetElapsedTime(_began);

    /// <summary>A character was typed.</summary>
    /// <returns>Whether it is taken, so that the editor must not take it.</returns>
    public bool Type(string character)
    {
        var isTaken = Take(TypingTrigger.KeyTyped, character);
        _lastKeyAt = Now;
        return isTaken;
    }

    /// <summary>Enter came.</summary>
    public void Enter()
    {
        Fire(TypingDecisions.Enter(Now - _lastKeyAt), TypingEvent.Bare);
        _lastKeyAt = Now;
    }

    /// <summary>The terminal marks a text as pasted.</summary>
    /// <returns>Whether it is taken, so that the editor must not take it.</returns>
    public bool Paste(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        var trigger = TypingDecisions.Paste(normal);
        if (trigger == TypingTrigger.TextPasted)
            _lastKeyAt = Now; // it is typed text
        return Take(trigger, normal);
    }

    /// <summary>Escape was pressed.</summary>
    public void Escape() => Fire(TypingTrigger.EscapePressed, TypingEvent.Bare);

    /// <summary>The person wants to look for something, or for the next one.</summary>
    public void Search() => Fire(TypingTrigger.SearchWished, TypingEvent.Bare);

    /// <summary>Time has passed.</summary>
    public void Tick()
    {
        _host.Now = Now;
        _host.FireDue();
    }

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

    private bool Take(TypingTrigger trigger, string text) => TypingDecisions.IsTaken(trigger, Fire(trigger, new(text)));

    private StepOutcome Fire(TypingTrigger trigger, in TypingEvent happened)
    {
        _host.Now = Now;
        return _driver.Fire(_line, trigger, happened);
    }
}
