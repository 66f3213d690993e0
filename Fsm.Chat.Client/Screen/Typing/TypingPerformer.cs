using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Does what the transitions of the input line ask for.</summary>
/// <param name="editor">The line.</param>
/// <param name="taker">Takes what it comes to.</param>
/// <param name="paste">Tells the line's machine that lines are pasted.</param>
/// <param name="takeBack">Tells the line's machine that what is under way is taken back.</param>
internal sealed class TypingPerformer(ILineEditor editor, ILineTaker taker, Action<string> paste, Action takeBack) : IPerformer<ClientTyping, TypingTrigger, TypingEffect, TypingEvent>
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
            case TypingEffect.CompleteWord:
                taker.Complete();
                break;
            case TypingEffect.BeginRecall:
                SetAside(line);
                break;
            case TypingEffect.ShowOlderLine:
                taker.SeekOlderLine(editor.Text);
                break;
            case TypingEffect.TakeFoundLine:
                TakeFound(line);
                break;
            case TypingEffect.EndRecall:
                Restore(line);
                break;
            case TypingEffect.KeepLine:
                line.Kept = (editor.Text, editor.Caret);
                editor.Set("", 0);
                break;
            case TypingEffect.KeepPaste:
                line.Kept = (line.Whole, line.Whole.Length);
                Clear(line);
                break;
            case TypingEffect.GivePassword:
                GivePassword(editor.Text);
                break;
            case TypingEffect.DeclinePassword:
                GivePassword(null);
                break;
            case TypingEffect.ReturnKept:
                Put(line.Kept.Text, line.Kept.Caret);
                line.Kept = ("", 0);
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

    private void GivePassword(string? password)
    {
        editor.Forget();
        taker.GivePassword(password);
    }

    private void TakeFound(ClientTyping line)
    {
        var found = taker.FoundLine(editor.Text);
        Restore(line);
        if (found is not null)
            Put(found, found.Length);
    }

    // An editor has one line: several are asked about, as if they were pasted.
    private void Put(string text, int caret)
    {
        var isOne = !text.Contains('\n', StringComparison.Ordinal);
        editor.Set(isOne ? text : "", isOne ? caret : 0);
        if (!isOne)
            paste(text);
    }

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
