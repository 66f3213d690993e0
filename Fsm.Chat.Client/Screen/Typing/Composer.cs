using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Moves the input line by keys and pastes, and does what its transitions ask for.</summary>
/// <param name="rules">The rules of its machine.</param>
/// <param name="editor">The line.</param>
/// <param name="time">The clock.</param>
internal sealed class Composer(Rules<TypingState, TypingTrigger, TypingEffect> rules, ILineEditor editor, TimeProvider time)
{
    private readonly Machine<TypingState, TypingTrigger, TypingEffect> _machine = new(rules);
    private readonly ClientTyping _line = new(rules.Initial);
    private long _lastKeyAt;
    private (uint Generation, long From, TimeSpan Length) _timer;

    /// <summary>A text is ready to be sent, or a command to be carried out.</summary>
    public event Action<string>? Submitted;

    /// <summary>The next older place of a text is wanted.</summary>
    public event Action<string>? Sought;

    /// <summary>The search is over.</summary>
    public event Action? SearchEnded;

    /// <summary>What the line is used for.</summary>
    public TypingState State => _line.State;

    /// <summary>The lines that were pasted, when it is asked about them.</summary>
    public int PastedLines => _line.Whole.Count(c => c == '\n') + 1;

    /// <summary>How often the rules did not foresee what a key did. Any but 0 is a bug.</summary>
    public int InternalErrors { get; private set; }

    /// <summary>Whether something is typed that was not sent.</summary>
    public bool HasDraft => editor.Text.Length > 0 || _line.Whole.Length > 0;

    /// <summary>How long until <see cref="Tick"/> has to be called; null when it need not be.</summary>
    public TimeSpan? Due => _timer.Generation == _line.Generation && _timer.Length > TimeSpan.Zero ? _timer.Length - time.GetElapsedTime(_timer.From) : null;

    /// <summary>A character was typed.</summary>
    /// <returns>Whether it is taken, so that the editor must not take it.</returns>
    public bool Type(string character)
    {
        var step = Fire(TypingTrigger.KeyTyped, character);
        _lastKeyAt = time.GetTimestamp();
        return step.Effects.Length > 0;
    }

    /// <summary>Enter came.</summary>
    public void Enter()
    {
        Fire(TypingDecisions.Enter(time.GetElapsedTime(_lastKeyAt), Limits.PasteGap));
        _lastKeyAt = time.GetTimestamp();
    }

    /// <summary>The terminal marks a text as pasted.</summary>
    /// <returns>Whether it is taken, so that the editor must not take it.</returns>
    public bool Paste(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        return TypingDecisions.Paste(normal) is { } trigger ? Fire(trigger, normal).Outcome != StepOutcome.Ignored || State == TypingState.Searching : State == TypingState.PasteAsked && Type(normal);
    }

    /// <summary>Escape was pressed.</summary>
    public void Escape() => Fire(TypingTrigger.EscapePressed);

    /// <summary>The person wants to look for something, or for the next one.</summary>
    public void Search() => Fire(TypingTrigger.SearchWished);

    /// <summary>Time has passed.</summary>
    public void Tick()
    {
        if (Due <= TimeSpan.Zero)
            Fire(rules.States.First(state => state.State.Equals(_line.State)).TimeoutTrigger!.Value);
    }

    /// <summary>Replaces what is typed, as by the history; several lines are asked about as if they were pasted.</summary>
    public void Recall(string text)
    {
        if (State == TypingState.PasteAsked)
            Escape(); // what was recalled before is not pasted twice
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            editor.Set(text, text.Length);
            return;
        }

        editor.Set("", 0);
        Paste(text);
    }

    private StepRecord<TypingState, TypingTrigger, TypingEffect> Fire(TypingTrigger trigger, string text = "")
    {
        var step = _machine.Step(_line, trigger);
        if (step.Outcome == StepOutcome.Bug)
            InternalErrors++;
        if (step.To != step.From)
            _timer = (_line.Generation, time.GetTimestamp(), step.Timeout);
        foreach (var effect in step.Effects)
            Perform(effect, text);
        return step;
    }

    private void Perform(TypingEffect effect, string text)
    {
        switch (effect)
        {
            case TypingEffect.SendLine:
                Submit(editor.Text);
                break;
            case TypingEffect.SendPaste:
                Submit(_line.Whole.TrimEnd('\n'));
                break;
            case TypingEffect.TakePaste or TypingEffect.TakeKey:
                Take(text);
                break;
            case TypingEffect.TakeLineEnd:
                Take("\n");
                break;
            case TypingEffect.TakeEmptyLine:
                Take("\n\n");
                break;
            case TypingEffect.ForgetPaste:
                Restore();
                break;
            case TypingEffect.BeginSearch:
                SetAside();
                break;
            case TypingEffect.ShowOlder:
                Sought?.Invoke(editor.Text);
                break;
            case TypingEffect.EndSearch:
                Restore();
                SearchEnded?.Invoke();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    private void Submit(string text)
    {
        Clear();
        Submitted?.Invoke(text);
    }

    private void Take(string text)
    {
        if (_line.Pasted.Length == 0)
            SetAside();
        _line.Pasted.Append(text);
    }

    private void SetAside()
    {
        _line.Aside = (editor.Text[..editor.Caret], editor.Text[editor.Caret..]);
        editor.Set("", 0);
    }

    private void Restore()
    {
        var (before, behind) = _line.Aside;
        Clear();
        editor.Set(before + behind, before.Length);
    }

    private void Clear()
    {
        _line.Pasted.Clear();
        _line.Aside = ("", "");
        editor.Set("", 0);
    }
}
