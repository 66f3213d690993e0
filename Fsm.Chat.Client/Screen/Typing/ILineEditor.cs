namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>The one line that a person edits.</summary>
internal interface ILineEditor
{
    /// <summary>What is in it.</summary>
    string Text { get; }

    /// <summary>The place of the cursor, in UTF-16 units.</summary>
    int Caret { get; }

    /// <summary>Replaces what is in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cursor">The place of the cursor, in UTF-16 units.</param>
    void Set(string text, int cursor);

    /// <summary>Empties it, and keeps nothing of what was in it.</summary>
    void Forget();

    /// <summary>Takes a text in at the cursor.</summary>
    void Insert(string text);
}
