namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Takes what the input line comes to.</summary>
internal interface ILineTaker
{
    /// <summary>A text is ready to be sent, or a command to be carried out.</summary>
    void Submit(string text);

    /// <summary>The next older place of a text is wanted.</summary>
    void Seek(string text);

    /// <summary>The search is over.</summary>
    void EndSearch();

    /// <summary>More was pasted than can be taken.</summary>
    void RefusePaste(string text);

    /// <summary>Something went wrong that is a mistake of this program's own. What was under way is taken back.</summary>
    void Fail(Exception error);
}
