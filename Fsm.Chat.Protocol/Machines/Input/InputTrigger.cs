using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Input;

/// <summary>What can happen to the client's input.</summary>
public enum InputTrigger : byte
{
    /// <summary>A line came.</summary>
    [From(Own)] LineRead,

    /// <summary>A line came that was meant for another place than where a text would go now.</summary>
    [From(Own)] MisdirectedLineRead,

    /// <summary>A line came that says quit, while lines are skipped.</summary>
    [From(Own)] SkippedQuitRead,

    /// <summary>A command was begun whose outcome is not known yet.</summary>
    [From(Own)] CommandStarted,

    /// <summary>The outcome is known.</summary>
    [From(Own)] CommandSettled,

    /// <summary>The outcome is known: a script has no conversation to type into.</summary>
    [From(Own)] ScriptedChatFailed,

    /// <summary>The connection broke that a script's conversation went over.</summary>
    [From(Own)] ScriptedChatLost,

    /// <summary>The connection is lost that a script's lines go to; it is being made again.</summary>
    [From(Own)] ConnectionInterrupted,

    /// <summary>That connection is there again, or is given up.</summary>
    [From(Own)] ConnectionSettled,

    /// <summary>As many messages wait as may.</summary>
    [From(Own)] BacklogFilled,

    /// <summary>There is room for more messages.</summary>
    [From(Own)] BacklogDrained,

    /// <summary>The input has ended, or the person wants to exit.</summary>
    [From(Own)] InputEnded,

    /// <summary>The program is left now, and nothing is waited for any more.</summary>
    [From(Own)] LeaveConfirmed,

    /// <summary>Every message has its verdict.</summary>
    [From(Own)] DeliveriesSettled,

    /// <summary>Every connection is over.</summary>
    [From(Own)] ServersLeft,

    /// <summary>No verdict came for so long that waiting is given up.</summary>
    [From(TriggerOrigin.Timer)] VerdictsStalled,

    /// <summary>The outcome took too long.</summary>
    [From(TriggerOrigin.Timer)] OutcomeTimerElapsed,

    /// <summary>Ending the connections took too long.</summary>
    [From(TriggerOrigin.Timer)] LeaveTimerElapsed,
}
