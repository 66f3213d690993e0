using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>What Tab does: the first time it adds what all candidates share, then it goes through them.</summary>
/// <param name="complete">Finds the candidates for a line and a cursor.</param>
/// <param name="editor">The line.</param>
internal sealed class TabCompletion(Func<string, int, CompletionResult> complete, ILineEditor editor)
{
    private CompletionResult? _found;
    private (string Line, int Cursor) _from;
    private string _left = "";
    private int _next;

    /// <summary>What can be chosen from now; empty when nothing is to be shown.</summary>
    public string Choices => IsOn ? string.Join("  ", _found!.Candidates.Select(candidate => TerminalText.Escape(candidate.Label))) : "";

    private bool IsOn => _found is not null && editor.Text == _left;

    /// <summary>Tab was pressed.</summary>
    public void Press()
    {
        if (IsOn)
        {
            Put(_found!.Candidates[_next].Text);
            _next = (_next + 1) % _found.Candidates.Length;
            return;
        }

        _from = (editor.Text, editor.Caret);
        var found = complete(_from.Line, _from.Cursor);
        _found = found.Candidates.Length > 1 ? found : null;
        _next = 0;
        if (found.CommonText.Length > found.Length || found.Candidates.Length == 1)
            Put(found);
        else
            _left = editor.Text;
    }

    private void Put(CompletionResult found)
    {
        var (line, cursor) = found.Apply(_from.Line, found.CommonText);
        editor.Set(line, cursor);
        _left = line;
    }

    private void Put(string candidate)
    {
        var (line, cursor) = _found!.Apply(_from.Line, candidate);
        editor.Set(line, cursor);
        _left = line;
    }
}
