namespace Fsm.Chat.Protocol.Machines.Typing;

/// <summary>What a transition of the input line asks for.</summary>
public enum TypingEffect : byte
{
    /// <summary>Hand the composed line over.</summary>
    SendLine,

    /// <summary>Hand the pasted lines over, with what was typed around them, as one text.</summary>
    SendPaste,

    /// <summary>Take the pasted text into the line.</summary>
    TakePaste,

    /// <summary>Take a line end into the line.</summary>
    TakeLineEnd,

    /// <summary>Take the line end that was held into the line, and another one.</summary>
    TakeEmptyLine,

    /// <summary>Take the character into the line.</summary>
    TakeKey,

    /// <summary>Forget what was pasted, and show what was typed before.</summary>
    ForgetPaste,

    /// <summary>Set the composed line aside, and begin to look for something.</summary>
    BeginSearch,

    /// <summary>Show the next older place.</summary>
    ShowOlder,

    /// <summary>Show the composed line and the newest messages again.</summary>
    EndSearch,
}
