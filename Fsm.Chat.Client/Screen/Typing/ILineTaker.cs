namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Takes what the input line comes to.</summary>
internal interface ILineTaker
{
    /// <summary>A text is ready to be sent, or a command to be carried out.</summary>
    void Submit(string text);

    /// <summary>A text is not to be sent now, but may be wanted again.</summary>
    void Keep(string text);

    /// <summary>The next older place of a text is wanted.</summary>
    void Seek(string text);

    /// <summary>The search is over.</summary>
    void EndSearch();

    /// <summary>The word at the cursor is to be completed.</summary>
    void Complete();

    /// <summary>An older line that was typed before and has this text is wanted.</summary>
    void SeekOlderLine(string text);

    /// <summary>The line that was typed before and is shown for this text; null when there is none.</summary>
    string? FoundLine(string text);

    /// <summary>A password was typed; null when none is given.</summary>
    void GivePassword(string? password);

    /// <summary>More was pasted than can be taken.</summary>
    void RefusePaste(string text);

    /// <summary>Something went wrong that is a mistake of this program's own. What was under way is taken back.</summary>
    void Fail(Exception error);
}
