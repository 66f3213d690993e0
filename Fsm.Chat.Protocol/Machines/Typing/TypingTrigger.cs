using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Typing;

/// <summary>What can happen to the input line. Editing within it is not told: it moves nothing.</summary>
public enum TypingTrigger : byte
{
    /// <summary>A character was typed where the machine has to know of it.</summary>
    [From(Own)] KeyTyped,

    /// <summary>The person pressed Enter.</summary>
    [From(Own)] EnterPressed,

    /// <summary>A line end came faster behind other characters than anybody types.</summary>
    [From(Own)] EnterPasted,

    /// <summary>The terminal says that a text of several lines was pasted.</summary>
    [From(Own)] LinesPasted,

    /// <summary>The person takes back what is under way.</summary>
    [From(Own)] EscapePressed,

    /// <summary>The person wants to look for something.</summary>
    [From(Own)] SearchWished,

    /// <summary>Nothing came behind Enter.</summary>
    [From(TriggerOrigin.Timer)] QuietTimerElapsed,
}
