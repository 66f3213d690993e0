using System.Text;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>
/// A line that is edited by characters as a person counts them: no key stands, deletes or breaks off within a grapheme cluster. Backspace removes a whole
/// cluster, marks and joined emoji with it. A word is what stands between white space.
/// </summary>
internal sealed class EditedLine : ILineEditor
{
    private readonly UndoneEdits _edits = new();
    private int _first;
    private string _removed = "";

    /// <inheritdoc/>
    public string Text { get; private set; } = "";

    /// <inheritdoc/>
    public int Caret { get; private set; }

    /// <inheritdoc/>
    /// <remarks>It is another line from then on: no undo brings back what was before it.</remarks>
    public void Set(string text, int cursor)
    {
        _edits.Clear();
        _first = 0;
        Put(text, cursor);
    }

    /// <inheritdoc/>
    public void Forget()
    {
        Set("", 0);
        _removed = "";
    }

    /// <inheritdoc/>
    /// <remarks>What belongs to the character before it joins that, and the cursor is behind the whole.</remarks>
    public void Insert(string text)
    {
        _edits.NoteTyped(Text, Caret, text);
        (Text, Caret) = (Text.Insert(Caret, text), Caret + text.Length);
        _edits.EndsAt(Caret);
    }

    /// <summary>One character back.</summary>
    public void Left() => Caret = Clusters.Before(Text, At);

    /// <summary>One character on.</summary>
    public void Right() => Caret = Clusters.Next(Text, At);

    /// <summary>To the start.</summary>
    public void Home() => Caret = 0;

    /// <summary>To the end.</summary>
    public void End() => Caret = Text.Length;

    /// <summary>To the start of the word, or of the one before.</summary>
    public void WordLeft() => Caret = WordStart();

    /// <summary>Behind the end of the word, or of the next one.</summary>
    public void WordRight() => Caret = WordEnd();

    /// <summary>Removes the character before the cursor.</summary>
    public void Backspace() => Remove(Clusters.Before(Text, At), At);

    /// <summary>Removes the character behind the cursor.</summary>
    public void Delete() => Remove(At, Clusters.Next(Text, At));

    /// <summary>Removes what is before the cursor.</summary>
    public void DeleteToStart() => RemoveForYank(0, At);

    /// <summary>Removes what is behind the cursor.</summary>
    public void DeleteToEnd() => RemoveForYank(At, Text.Length);

    /// <summary>Removes back to the start of the word.</summary>
    public void DeleteWordBack() => RemoveForYank(WordStart(), At);

    /// <summary>Removes on to the end of the word.</summary>
    public void DeleteWordForward() => RemoveForYank(At, WordEnd());

    /// <summary>Takes in again what was removed last by the word or by the line.</summary>
    public void Yank() => Insert(_removed);

    /// <summary>Exchanges the two characters before the cursor, or those around it.</summary>
    public void Transpose()
    {
        var end = Clusters.Next(Text, At);
        var middle = Clusters.Before(Text, end);
        var start = Clusters.Before(Text, middle);
        if (start == middle)
            return;
        _edits.Note(Text, Caret);
        Put(Text[..start] + Text[middle..end] + Text[start..middle] + Text[end..], end);
    }

    /// <summary>Takes back the last edit of this line.</summary>
    public void Undo()
    {
        if (_edits.Undo() is var (text, caret))
            Put(text, caret);
    }

    /// <summary>What is seen of it in so many columns, so that the cursor is.</summary>
    public LineView View(int width)
    {
        var view = LineView.Of(Text, Caret, _first, width);
        _first = view.First;
        return view;
    }

    // While several code points of one character are typed, the next belongs behind the last, whatever it has joined by then. Every other key sees whole ones.
    private int At => Clusters.Border(Text, Caret);

    private void Put(string text, int caret) => (Text, Caret) = (text, Clusters.Border(text, caret));

    private void Remove(int start, int end)
    {
        if (start == end)
            return;
        _edits.Note(Text, Caret);
        Put(Text.Remove(start, end - start), start);
    }

    private void RemoveForYank(int start, int end)
    {
        if (start < end)
            _removed = Text[start..end];
        Remove(start, end);
    }

    private int WordStart()
    {
        var start = 0;
        var (isBetween, end) = (true, At);
        for (var (at, next) = (0, 0); at < end; at = next)
        {
            next = Clusters.Next(Text, at);
            var isSpace = IsSpace(at);
            if (isBetween && !isSpace)
                start = at;
            isBetween = isSpace;
        }

        return start;
    }

    private int WordEnd()
    {
        var at = At;
        while (at < Text.Length && IsSpace(at))
            at = Clusters.Next(Text, at);
        while (at < Text.Length && !IsSpace(at))
            at = Clusters.Next(Text, at);
        return at;
    }

    private bool IsSpace(int at) => Rune.TryGetRuneAt(Text, at, out var rune) && Rune.IsWhiteSpace(rune);
}
