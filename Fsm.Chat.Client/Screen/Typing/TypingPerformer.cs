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
                Submit(line);
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
            case TypingEffect.StorePaste:
                taker.Keep(editor.Text);
                Put(line.BeforePaste);
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
            case TypingEffect.GivePassword:
                GivePassword(editor.Text);
                break;
            case TypingEffect.DeclinePassword:
                GivePassword(null);
                break;
            case TypingEffect.ReturnKept:
                Put(line.Kept);
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
            Put((found, found.Length));
    }

    // What ends a paste is no empty line.
    private void Submit(ClientTyping line)
    {
        var text = editor.Text.TrimEnd('\n');
        line.BeforePaste = ("", 0);
        editor.Set("", 0);
        taker.Submit(text);
    }

    private void Take(ClientTyping line, string text)
    {
        if (!editor.Text.Contains('\n', StringComparison.Ordinal))
            line.BeforePaste = (editor.Text, editor.Caret);
        editor.Insert(text);
    }

    private void SetAside(ClientTyping line)
    {
        line.Aside = (editor.Text, editor.Caret);
        editor.Set("", 0);
    }

    private void Restore(ClientTyping line)
    {
        Put(line.Aside);
        line.Aside = ("", 0);
    }

    private void Put((string Text, int Caret) line) => editor.Set(line.Text, line.Caret);
}
