namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>What a line was before each of its last edits. A word that is typed in one go is one edit.</summary>
internal sealed class UndoneEdits
{
    private const int Most = 100;
    private const int Nowhere = -1;

    private readonly List<(string Text, int Caret)> _before = [];
    private int _typedUpTo = Nowhere;

    /// <summary>Nothing can be undone.</summary>
    public void Clear()
    {
        _before.Clear();
        _typedUpTo = Nowhere;
    }

    /// <summary>The line is changed.</summary>
    public void Note(string text, int caret)
    {
        _before.Add((text, caret));
        if (_before.Count > Most)
            _before.RemoveAt(0);
        _typedUpTo = Nowhere;
    }

    /// <summary>Something is typed into the line.</summary>
    public void NoteTyped(string text, int caret, string typed)
    {
        if (caret != _typedUpTo || typed is " ")
            Note(text, caret);
    }

    /// <summary>The place up to which something was typed.</summary>
    public void EndsAt(int caret) => _typedUpTo = caret;

    /// <summary>Gives back the line before the last edit; null when there is none.</summary>
    public (string Text, int Caret)? Undo()
    {
        if (_before is not [.., var last])
            return null;
        _before.RemoveAt(_before.Count - 1);
        _typedUpTo = Nowhere;
        return last;
    }
}
