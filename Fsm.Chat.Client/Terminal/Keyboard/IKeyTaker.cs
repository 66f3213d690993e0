namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>Takes what a person presses.</summary>
internal interface IKeyTaker
{
    /// <summary>A key was pressed, or a text was pasted.</summary>
    void Press(Key key);

    /// <summary>Something went wrong that is a mistake of this program's own. What was under way is forgotten.</summary>
    void Fail(Exception error);
}
