using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>What the input line of a full-screen client is used for.</summary>
public enum TypingState : byte
{
    /// <summary>A line is composed.</summary>
    Composing,

    /// <summary>What is typed is looked for in the window.</summary>
    Searching,

    /// <summary>What is typed is looked for among the lines that were typed before.</summary>
    Recalling,

    /// <summary>What is typed is a password: it is not shown.</summary>
    PasswordAsked,
}

/// <summary>What can happen to the input line. Editing within it is not told: it moves nothing.</summary>
public enum TypingTrigger : byte
{
    /// <summary>Text was typed.</summary>
    [From(Own)] TextTyped,

    /// <summary>The person pressed Enter.</summary>
    [From(Own)] EnterPressed,

    /// <summary>The terminal says that a text of several lines was pasted. They are composed like one.</summary>
    [From(Own)] LinesPasted,

    /// <summary>The terminal says that a text of one line was pasted.</summary>
    [From(Own)] TextPasted,

    /// <summary>The terminal says that more was pasted than one message can be.</summary>
    [From(Own)] LongTextPasted,

    /// <summary>Something else takes the place of what is typed, such as a line that was typed before.</summary>
    [From(Own)] LineReplaced,

    /// <summary>The person wants the word at the cursor completed.</summary>
    [From(Own)] CompletionWished,

    /// <summary>The person wants a line that was typed before, or an older one.</summary>
    [From(Own)] RecallWished,

    /// <summary>A server wants a password.</summary>
    [From(Own)] PasswordWanted,

    /// <summary>The person takes back what is under way.</summary>
    [From(Own)] EscapePressed,

    /// <summary>The person takes back what is under way while several lines are composed.</summary>
    [From(Own)] LinesDropped,

    /// <summary>The person wants to look for something.</summary>
    [From(Own)] SearchWished,
}

/// <summary>What a transition of the input line asks for.</summary>
public enum TypingEffect : byte
{
    /// <summary>Hand the composed line over.</summary>
    SendLine,

    /// <summary>Take the text into the line, at the cursor.</summary>
    InsertText,

    /// <summary>Take the lines in at the cursor, and know what was typed before the first of them came.</summary>
    TakePaste,

    /// <summary>Say that it is too long.</summary>
    RefusePaste,

    /// <summary>Put the lines among those that were typed, and show what was typed before they came.</summary>
    StorePaste,

    /// <summary>Set the composed line aside, and begin to look for something.</summary>
    BeginSearch,

    /// <summary>Complete the word at the cursor.</summary>
    CompleteWord,

    /// <summary>Set the composed line aside, and begin to look for one that was typed before.</summary>
    BeginRecall,

    /// <summary>Show the next older line.</summary>
    ShowOlderLine,

    /// <summary>Take the line that was found into the place of the composed one.</summary>
    TakeFoundLine,

    /// <summary>Show the composed line again.</summary>
    EndRecall,

    /// <summary>Keep what is composed until a password is typed.</summary>
    KeepLine,

    /// <summary>Hand the password over, and forget it here.</summary>
    GivePassword,

    /// <summary>Say that none is given, and forget what was typed of one.</summary>
    DeclinePassword,

    /// <summary>Show what was kept again.</summary>
    ReturnKept,

    /// <summary>Show the next older place.</summary>
    ShowOlder,

    /// <summary>Show the composed line and the newest messages again.</summary>
    EndSearch,
}
