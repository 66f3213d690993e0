using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Does what the transitions of the input line ask for.</summary>
/// <param name="editor">The line.</param>
/// <param name="taker">Takes what it comes to.</param>
/// <param name="takeBack">Tells the line's machine that what is under way is taken back.</param>
internal sealed class TypingPerformer(ILineEditor editor, ILineTaker taker, Action takeBack) : IPerformer<ClientTyping, TypingTrigger, TypingEffect, TypingEvent>
{
    /// <inheritdoc/>
    public void Perform(TypingEffect effect, ClientTyping line, scoped in TypingEvent happened)
    {
        switch (effect)
        {
            case TypingEffect.SendLine:
                Submit(line, editor.Text);
                break;
            case TypingEffect.SendPaste:
                Submit(line, line.Paste);
                break;
            case TypingEffect.InsertText:
                editor.Insert(happened.Text);
                break;
            case TypingEffect.TakePaste:
                Take(line, happened.Text);
                break;
            case TypingEffect.RefusePaste:
                taker.RefusePaste(happened.Text);
                break;
            case TypingEffect.ForgetPaste:
                Restore(line);
                break;
            case TypingEffect.BeginSearch:
                SetAside(line);
                break;
            case TypingEffect.ShowOlder:
                taker.Seek(editor.Text);
                break;
            case TypingEffect.EndSearch:
                Restore(line);
                taker.EndSearch();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientTyping line, in Judgement<TypingTrigger> judged, scoped in TypingEvent happened)
    {
        // A key that the rules do not foresee is counted as a mistake of this program's, and does nothing.
    }

    // A line has no end: it begins anew.
    /// <inheritdoc/>
    public void Contain(ClientTyping line, Exception error)
    {
        takeBack();
        taker.Fail(error);
    }

    /// <inheritdoc/>
    public TypingEvent Elapsed(ClientTyping line, TypingTrigger trigger) => TypingEvent.Bare;

    private void Submit(ClientTyping line, string text)
    {
        Clear(line);
        taker.Submit(text);
    }

    private void Take(ClientTyping line, string text)
    {
        if (line.Pasted.Length == 0)
            SetAside(line);
        line.Pasted.Append(text);
    }

    private void SetAside(ClientTyping line)
    {
        line.Aside = (editor.Text[..editor.Caret], editor.Text[editor.Caret..]);
        editor.Set("", 0);
    }

    private void Restore(ClientTyping line)
    {
        var (before, behind) = line.Aside;
        Clear(line);
        editor.Set(before + behind, before.Length);
    }

    private void Clear(ClientTyping line)
    {
        line.Pasted.Clear();
        line.Aside = ("", "");
        editor.Set("", 0);
    }
}
